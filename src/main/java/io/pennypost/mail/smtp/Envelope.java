package io.pennypost.mail.smtp;

import java.util.List;

/// Who a message is from and for, as MAIL and RCPT say it.
///
/// @param sender     the reverse path without angle brackets; empty is the null sender
/// @param recipients at least one, without angle brackets
/// @param eightBit   whether the message holds bytes above 127
public record Envelope(String sender, List<String> recipients, boolean eightBit) {
    public Envelope {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("an envelope without recipients");
        }
        check(sender);
        recipients.forEach(Envelope::check);
    }

    /// A line end in an address would be a command of its own. Addresses are checked at admission; this is the
    /// last door.
    private static void check(String address) {
        for (var i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            if (c < ' ' || c == 127) {
                throw new IllegalArgumentException("control character in an address");
            }
        }
    }
}
