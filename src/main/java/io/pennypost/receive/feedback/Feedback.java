package io.pennypost.receive.feedback;

import io.pennypost.mail.report.FeedbackReport;
import io.pennypost.mail.report.RecipientStatus;
import io.pennypost.store.MessageId;
import java.util.List;

/// What a mail to a return path means for a message of ours.
public sealed interface Feedback {
    /// It is about nothing of ours, or too old, or forged; it is counted and forgotten, and never answered.
    record Dropped(Cause cause) implements Feedback {}

    /// It tells what became of recipients.
    ///
    /// @param statuses in the order of the report; empty when none of them is about a recipient of the message
    record Delivery(MessageId message, List<Status> statuses) implements Feedback {
        public Delivery {
            statuses = List.copyOf(statuses);
        }
    }

    /// It is a complaint, or takes one back.
    ///
    /// @param recipients who may have complained; all of the message's when the report does not say
    /// @param certain    whether it is known who: only then he may be suppressed
    record Complaint(MessageId message, List<Recipient> recipients, boolean certain, FeedbackReport report)
            implements Feedback {
        public Complaint {
            recipients = List.copyOf(recipients);
        }

        /// What is heard of each of the recipients.
        public RecipientState.News news() {
            return report.feedbackType().equals("not-spam")
                    ? RecipientState.News.NOT_SPAM
                    : RecipientState.News.COMPLAINT;
        }
    }

    /// It is for people: the feedback address gets it, and no event tells of it.
    record ForPeople(MessageId message, Kind kind) implements Feedback {}

    /// One recipient of a message.
    ///
    /// @param index   among the message's recipients
    /// @param address as the message was sent to
    record Recipient(int index, String address) {}

    /// What is told of a recipient, or of one among several who is not named.
    sealed interface Status {
        /// What the report says.
        RecipientStatus told();

        /// Final: he does not get it.
        record Bounced(Recipient recipient, Verdict verdict, RecipientStatus told) implements Status {}

        /// One of several recipients does not get it, and the report does not say which. Nobody is suppressed.
        record SomeoneBounced(Verdict verdict, RecipientStatus told) implements Status {}

        /// It takes longer.
        record Delayed(Recipient recipient, Verdict verdict, RecipientStatus told) implements Status {}

        /// He gets it.
        record Delivered(Recipient recipient, RecipientStatus told) implements Status {}
    }

    /// Why a mail is dropped.
    enum Cause {
        /// The return path is none of ours: made up, or its key is gone.
        NOT_OURS,
        /// The token is right, but came too late.
        TOO_OLD,
        /// The message is no longer known.
        MESSAGE_UNKNOWN,
        /// It came without a token to an address that takes complaints, and is none that names a message of ours.
        NOT_ABOUT_US
    }

    /// What a mail for people is.
    enum Kind {
        AUTO_REPLY,
        CHALLENGE,
        /// A read receipt, a report on authentication, or what a person wrote.
        OTHER
    }
}
