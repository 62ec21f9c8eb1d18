package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.SealedTokens;
import io.pennypost.ses.SesLimits;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Links in verification mails: who holds one has read the mailbox.
///
/// A token says whose address it proves and until when, and is sealed. It names the moment the
/// identity was created, so that a link sent for an identity that was deleted does not verify its successor. Nothing
/// is stored.
public final class VerificationLinks {
    /// Path of the page below the public URL.
    public static final String PATH = "/_pennypost/verify";

    private static final String PURPOSE = "verification link\n";

    /// What a token says.
    ///
    /// @param createdAt when the identity was created
    /// @param template  the custom verification template that the mail was made from; empty for our own mail
    record Claim(Scope scope, String address, Instant createdAt, Instant expires, Optional<String> template) {}

    private final SealedTokens tokens;
    private final String publicUrl;

    /// @param secret    at least 16 bytes, the same on all nodes and after a restart
    /// @param publicUrl `http.public_url`, without a slash at its end
    public VerificationLinks(byte[] secret, String publicUrl) {
        this.tokens = new SealedTokens(secret);
        this.publicUrl = publicUrl;
    }

    /// When a link made now stops working.
    static Instant expiry(Instant now) {
        return now.plus(SesLimits.LINK_LIFETIME);
    }

    /// The link for an address identity.
    String link(Scope scope, Identity identity, Instant expires) {
        return link(claim(scope, identity, expires));
    }

    /// The link in a mail that was made from a custom verification template.
    String link(Scope scope, Identity identity, Instant expires, String template) {
        return link(claim(scope, identity, expires) + '\n' + template);
    }

    private String link(String claim) {
        return publicUrl + PATH + "?token=" + tokens.write(PURPOSE, claim);
    }

    private static String claim(Scope scope, Identity identity, Instant expires) {
        return String.join(
                "\n",
                scope.account(),
                scope.region(),
                identity.name(),
                Long.toString(identity.createdAt().toEpochMilli()),
                Long.toString(expires.getEpochSecond()));
    }

    /// What a token says; empty when it was not made here.
    Optional<Claim> read(String token) {
        try {
            return tokens.read(PURPOSE, token).map(VerificationLinks::parse);
        } catch (IllegalArgumentException | DateTimeException notAToken) {
            return Optional.empty();
        }
    }

    private static Claim parse(String claim) {
        var parts = claim.split("\n", -1);
        if (parts.length != 5 && parts.length != 6) {
            throw new IllegalArgumentException("A claim has five parts, and perhaps a template.");
        }
        return new Claim(
                new Scope(parts[0], parts[1]),
                parts[2],
                Instant.ofEpochMilli(Long.parseLong(parts[3])),
                Instant.ofEpochSecond(Long.parseLong(parts[4])),
                parts.length == 6 ? Optional.of(parts[5]) : Optional.empty());
    }
}
