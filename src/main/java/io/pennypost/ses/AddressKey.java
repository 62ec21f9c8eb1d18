package io.pennypost.ses;

import io.pennypost.mail.address.Mailbox;
import java.util.Optional;

/// The form in which lists of addresses keep them: trimmed, the domain in lower case and A-labels, the local part to
/// the letter, because it is case-sensitive (RFC 5321 §2.4).
public final class AddressKey {
    private AddressKey() {}

    /// Empty when the text is no address.
    public static Optional<String> of(String text) {
        return text.length() > SesLimits.ADDRESS_MAX
                ? Optional.empty()
                : Mailbox.parseBare(text.strip())
                        .mailboxIfParsed()
                        .map(mailbox -> mailbox.address().toString());
    }
}
