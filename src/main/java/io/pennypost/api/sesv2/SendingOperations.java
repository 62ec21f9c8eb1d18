package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.submit.BulkSubmission;
import io.pennypost.send.CustomVerification;
import io.pennypost.send.Submission;
import java.util.List;

/// The operations of SES API v2 that send.
public final class SendingOperations {
    private SendingOperations() {}

    /// All of them.
    ///
    /// @param messageSizeMax bytes of a message after MIME encoding
    public static List<Operation<?, ?>> of(
            Submission submission, CustomVerification verification, long messageSizeMax) {
        return List.of(
                new SendBulkEmail(new BulkSubmission(submission), messageSizeMax),
                new SendCustomVerificationEmail(verification, messageSizeMax),
                new SendEmail(submission, messageSizeMax));
    }
}
