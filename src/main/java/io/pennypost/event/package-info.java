/// The journey of an event: what is stored in the ledger is read in its order and told to everyone who asked.
///
/// The [Fanout] reads; an [EventDocument] is what event destinations of configuration sets get, a
/// [NotificationDocument] what the topics of an identity get; [Telling] decides who gets which. Where it has come
/// stands
/// in [Positions], written with what it hands on, so that nothing is left out and little is told twice.
///
/// Source: "Contents of event data that Amazon SES publishes", "Amazon SNS notification contents". Knows nothing of how
/// mail is sent: it sees what is stored.
@NullMarked
package io.pennypost.event;

import org.jspecify.annotations.NullMarked;
