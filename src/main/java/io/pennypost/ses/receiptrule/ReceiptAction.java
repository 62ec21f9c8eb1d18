package io.pennypost.ses.receiptrule;

import io.pennypost.ses.BadRequest;
import java.util.Optional;

/// One step of a receipt rule. AWS: shape `ReceiptAction`.
///
/// `WorkmailAction` and `ConnectAction` are no alternatives here: they lead into services that exist at AWS
/// alone, and are refused when a rule is written ([#unavailable]).
public sealed interface ReceiptAction {
    /// The topic that hears that the action ran; for [Sns] the one that gets the mail.
    Optional<String> topic();

    /// Adds a header field for the actions that follow, in this rule and later ones.
    ///
    /// @param headerName  1 to 50 letters, digits and hyphens
    /// @param headerValue at most 2048 characters, without line breaks
    record AddHeader(String headerName, String headerValue) implements ReceiptAction {
        @Override
        public Optional<String> topic() {
            return Optional.empty();
        }
    }

    /// Sends a bounce to the sender.
    ///
    /// @param smtpReplyCode RFC 5321 §4.2: `550`
    /// @param statusCode    RFC 3463: `5.1.1`
    /// @param sender        the address that the bounce comes from
    record Bounce(
            String smtpReplyCode, Optional<String> statusCode, String message, String sender, Optional<String> topic)
            implements ReceiptAction {}

    /// Calls a function with what is known of the mail, without its body.
    record Lambda(String functionArn, Invocation invocation, Optional<String> topic) implements ReceiptAction {}

    /// Whether a function's answer is waited for. AWS: `InvocationType`.
    enum Invocation {
        /// It is not; the default.
        EVENT,
        /// It is, and may stop the rule or the whole set.
        REQUEST_RESPONSE
    }

    /// Writes the mail to a bucket.
    ///
    /// @param objectKeyPrefix stands before the message id in the object's key
    /// @param kmsKeyArn       of the key that encrypts it before it is written
    record S3(
            String bucketName,
            Optional<String> objectKeyPrefix,
            Optional<String> kmsKeyArn,
            Optional<String> iamRoleArn,
            Optional<String> topic)
            implements ReceiptAction {}

    /// Publishes the whole mail to a topic.
    record Sns(String topicArn, Encoding encoding) implements ReceiptAction {
        @Override
        public Optional<String> topic() {
            return Optional.of(topicArn);
        }
    }

    /// How the mail stands in the notification. AWS: `SNSActionEncoding`.
    enum Encoding {
        /// As text; the default. Other bytes are lost.
        UTF_8,
        /// As base64 of its bytes.
        BASE64
    }

    /// Ends the evaluation of the whole rule set.
    record Stop(Optional<String> topic) implements ReceiptAction {}

    /// The refusal of an action whose service exists at AWS alone.
    ///
    /// @param service `WorkMail` or `Amazon Connect`
    static BadRequest unavailable(String service) {
        return new BadRequest(service + " actions are not available: there is no " + service + " to deliver to.");
    }
}
