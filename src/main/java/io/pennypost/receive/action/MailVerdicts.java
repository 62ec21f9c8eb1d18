package io.pennypost.receive.action;

import java.util.Optional;

/// What the checks say of a mail, in SES's words.
///
/// @param dmarcPolicy what the domain asks for when DMARC failed: `none`, `quarantine`, `reject`
public record MailVerdicts(
        Status spam, Status virus, Status spf, Status dkim, Status dmarc, Optional<String> dmarcPolicy) {
    /// Where nothing is looked for.
    public static final MailVerdicts NONE = new MailVerdicts(
            Status.DISABLED, Status.DISABLED, Status.DISABLED, Status.DISABLED, Status.DISABLED, Optional.empty());

    /// The result of one check.
    public enum Status {
        PASS,
        FAIL,
        /// Neither.
        GRAY,
        /// The check itself failed.
        PROCESSING_FAILED,
        /// Not looked for.
        DISABLED
    }
}
