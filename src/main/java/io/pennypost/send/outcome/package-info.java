/// What the end of an attempt means: final or to be tried again, which bounce, which delay, which event.
///
/// [ReplyClassifier] names the class of a reply by rules kept as data; [ReplyClass] says what SES would make of it;
/// [Outcomes] turns the facts of an attempt into changes of the store and ledger lines.
@NullMarked
package io.pennypost.send.outcome;

import org.jspecify.annotations.NullMarked;
