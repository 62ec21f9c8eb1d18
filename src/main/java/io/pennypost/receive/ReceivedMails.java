package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import java.util.Optional;

/// The mails that were received and are still kept.
public interface ReceivedMails {
    /// The mail of an id, while its bytes can be read.
    Optional<ReceivedMail> find(Scope scope, String id);
}
