/// What receipt rules do with a mail.
///
/// [RuleRuns] takes a mail that is stored and runs the rules that match it, action by action; what fails waits in
/// [PendingRuns] and is tried again, for 36 hours. [Actions] performs one action, with one class for each kind.
/// What is handed out is written by [ReceiptJson]. Services are reached through ports: [ObjectWriter],
/// [Functions], [TopicPublisher], [WebCalls].
///
/// Beyond SES, the ARN of a `LambdaAction` may be a URI ([FunctionTarget]): `https://…` posts the event, signed,
/// `mailto:…` forwards the mail, `pennypost:inbox` keeps it for people to read.
///
/// Source: "Action options" and "Contents of notifications" of the SES developer guide.
@NullMarked
package io.pennypost.receive.action;

import org.jspecify.annotations.NullMarked;
