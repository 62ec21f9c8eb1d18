package io.pennypost.receive.action;

import java.util.Optional;

/// What the checks say of a mail, in SES's words.
///
/// @param dmarcPolicy what the domain asks for when DMARC failed: `none`, `quarantine`, `reject`
public record MailVerdicts(
        Status spam, Status virus, Status spf, Status dkim, Status dmarc, Optional<String> dmarcPolicy) {
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
