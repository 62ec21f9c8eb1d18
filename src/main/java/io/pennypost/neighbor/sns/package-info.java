/// SNS as far as people need it beside SES: topics, their policies and their subscriptions.
///
/// [Topics] and [Subscriptions] hold the rules of creating, reading and changing. A [Topic] and a
/// [Subscription] keep their attributes as they were written; [RetryPolicy] and [DeliveryPolicy] say what
/// those mean for deliveries. Who must confirm a subscription is asked through [ConfirmationRequests].
///
/// [Publications] checks what clients publish; the [Publisher] signs it and makes it durable, [Deliveries] bring it to
/// the subscriptions, each in a line of its own. What is given up is kept as [DeadLetters].
///
/// Source: Amazon SNS API reference (2010-03-31), "Amazon SNS message filtering", "Amazon SNS message
/// delivery retries". Knows no wire format of the API.
@NullMarked
package io.pennypost.neighbor.sns;

import org.jspecify.annotations.NullMarked;
