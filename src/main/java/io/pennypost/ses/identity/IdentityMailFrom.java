package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The custom MAIL FROM of identities: setting it and taking it back.
///
/// Source: "Using a custom MAIL FROM domain". Safe for use by many threads.
public final class IdentityMailFrom {
    private final IdentityDocuments documents;
    private final Ownership ownership;
    private final InstantSource clock;

    public IdentityMailFrom(IdentityDocuments documents, Ownership ownership, InstantSource clock) {
        this.documents = documents;
        this.ownership = ownership;
        this.clock = clock;
    }

    /// Sets the MAIL FROM domain. Its MX is searched for from the beginning if the domain is another one than before,
    /// or its search has failed.
    ///
    /// @param rejectOnFailure whether sends are refused while it is not usable; else our own return path is used
    /// @throws NotFound   `Identity <X> does not exist.`
    /// @throws BadRequest when it is no domain, or none below the identity's
    public void set(Scope scope, String name, String domain, boolean rejectOnFailure) {
        var now = clock.instant();
        documents.change(scope, name, identity -> {
            var below = checked(identity, domain);
            return identity.withMailFrom(
                    Optional.of(new MailFrom(below, check(identity, below, now), rejectOnFailure)));
        });
    }

    private static String checked(Identity identity, String asked) {
        var domain = IdentityName.domain(asked).text();
        if (!domain.endsWith("." + identity.domain())) {
            throw new BadRequest("Provided MAIL-FROM domain '" + asked
                    + "' is not subdomain of the domain of the identity '" + identity.domain() + "'.");
        }
        return domain;
    }

    private Check check(Identity identity, String domain, Instant now) {
        return identity.mailFrom()
                .filter(present -> present.domain().equals(domain))
                .map(MailFrom::check)
                .filter(check -> check.status() != VerificationStatus.FAILED)
                .orElseGet(() -> ownership.beginMailFrom(now));
    }

    /// Goes back to our own return path, and to the default behavior.
    ///
    /// @throws NotFound `Identity <X> does not exist.`
    public void clear(Scope scope, String name) {
        documents.change(scope, name, identity -> identity.withMailFrom(Optional.empty()));
    }
}
