/// What a mail to one of our return paths means: for which message and which recipient, and what became of him.
///
/// [FeedbackReader] checks the return path, reads the mail as a report (`mail.report`) and answers with a [Feedback];
/// [BounceJudge] says which bounce a failed status is, and why; [RecipientState] holds which turns a recipient's
/// story may take afterwards. Nothing here answers a mail, and nothing a mail says is believed for a recipient to
/// whom we did not send that message.
@NullMarked
package io.pennypost.receive.feedback;

import org.jspecify.annotations.NullMarked;
