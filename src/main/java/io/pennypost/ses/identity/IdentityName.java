package io.pennypost.ses.identity;

import io.pennypost.mail.address.Domains;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;
import java.util.Optional;

/// The name of an identity: a domain, or an address.
///
/// Domains are kept as A-labels in lower case; the local part of an address is kept to the letter, because it
/// is case-sensitive (RFC 5321 §2.4).
///
/// @param local  empty for a domain
/// @param domain at least two labels
public record IdentityName(Optional<String> local, String domain) {
    /// RFC 5321 §4.5.3.1.1.
    private static final int LOCAL_MAX = 64;

    /// Reads a name, for asking; empty when it cannot be one.
    public static Optional<IdentityName> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (BadRequest notAName) {
            return Optional.empty();
        }
    }

    /// Reads the name of a new identity.
    ///
    /// @throws BadRequest saying what is wrong with it
    public static IdentityName of(String text) {
        var at = text.lastIndexOf('@');
        return at < 0 ? domain(text) : address(text, at);
    }

    /// Reads an address.
    ///
    /// @throws BadRequest saying what is wrong with it
    public static IdentityName address(String text) {
        var at = text.lastIndexOf('@');
        if (at < 0) {
            throw new BadRequest("Missing final '@domain'");
        }
        return address(text, at);
    }

    /// Reads a domain.
    ///
    /// @throws BadRequest `Domain X is invalid.`
    public static IdentityName domain(String text) {
        return new IdentityName(
                Optional.empty(),
                Domains.toAscii(text)
                        .filter(IdentityName::isDomain)
                        .orElseThrow(() -> new BadRequest("Domain " + text + " is invalid.")));
    }

    /// How it is kept and shown.
    public String text() {
        return local.map(part -> part + "@" + domain).orElse(domain);
    }

    /// Address or domain.
    public IdentityType type() {
        return local.isPresent() ? IdentityType.EMAIL_ADDRESS : IdentityType.DOMAIN;
    }

    // Faults are told in the words of JavaMail's address parser, which SES uses.
    private static IdentityName address(String text, int at) {
        if (text.length() > SesLimits.ADDRESS_MAX) {
            throw new BadRequest(
                    "Address length is more than " + SesLimits.ADDRESS_MAX + " characters long: '" + text + "'.");
        }
        if (at > LOCAL_MAX) {
            throw new BadRequest("Illegal address");
        }
        // A quoted local part may hold spaces, but not in the name of an identity.
        if (text.chars().limit(at).anyMatch(c -> c <= ' ')) {
            throw new BadRequest("Local address contains control or whitespace");
        }
        return switch (Mailbox.parseBare(text)) {
            case Mailbox.Parsing.Malformed(var reason) -> throw new BadRequest(reason);
            case Mailbox.Parsing.Parsed(var mailbox) -> {
                var address = mailbox.address();
                if (!isDomain(address.domain())) {
                    throw new BadRequest("Domain contains illegal character");
                }
                yield new IdentityName(Optional.of(address.local()), address.domain());
            }
        };
    }

    /// Whether a host name can be the domain of an identity: two labels at least, no hyphen at an edge of any.
    private static boolean isDomain(String host) {
        return host.indexOf('.') >= 0
                && !Domains.isLiteral(host)
                && !host.startsWith("-")
                && !host.endsWith("-")
                && !host.contains("-.")
                && !host.contains(".-");
    }
}
