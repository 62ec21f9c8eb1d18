package io.pennypost.mail.address;

import java.util.Locale;

/// A mail address without display name: `local@domain`.
///
/// Two addresses are equal when their local parts are the same to the letter and their domains regardless of case
/// (RFC 5321 §2.4), which holds because the domain is kept in lower case.
///
/// @param local  as it goes on the wire, quoted if it must be
/// @param domain A-label form, lower case, or an address literal in brackets
public record Address(String local, String domain) {
    public Address {
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /// Whether the domain is an address literal such as `[192.0.2.1]` (RFC 5321 §4.1.3).
    public boolean isLiteral() {
        return domain.startsWith("[");
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
