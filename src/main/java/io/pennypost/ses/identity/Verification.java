package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.identity.DnsProofs.Evidence;
import io.pennypost.ses.identity.DnsProofs.Finding;
import io.pennypost.ses.identity.DnsProofs.Seen;
import io.pennypost.ses.identity.DnsProofs.Unseen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// One look at one identity: asks DNS, then moves its checks on.
///
/// DNS is asked outside of any transaction. What it said is applied to the identity as it is afterwards, unless its
/// keys or token were changed meanwhile: then the look was at something else and counts for nothing.
public final class Verification {
    private final IdentityDocuments identities;
    private final DnsProofs proofs;
    private final InstantSource clock;

    public Verification(IdentityDocuments identities, DnsProofs proofs, InstantSource clock) {
        this.identities = identities;
        this.proofs = proofs;
        this.clock = clock;
    }

    /// The identity as a reader is to see it: a search that is pending is hurried, if the last look is older
    /// than five seconds. Blocks for as long as name servers take.
    Identity refreshed(Scope scope, Identity identity) {
        var now = clock.instant();
        var hurried = identity.type() == IdentityType.DOMAIN
                && (identity.ownership().isStale(now) || identity.dkim().check().isStale(now));
        return hurried || isDue(identity, now) ? look(scope, identity) : identity;
    }

    /// Looks if a look is due, else notes when it will be.
    void lookIfDue(Scope scope, String name) {
        var identity = identities.find(scope, name);
        if (identity.isEmpty()) {
            return;
        }
        if (isDue(identity.get(), clock.instant())) {
            look(scope, identity.get());
            return;
        }
        identities.note(scope, identity.get());
    }

    private static boolean isDue(Identity identity, Instant now) {
        return identity.nextLook().filter(at -> !at.isAfter(now)).isPresent();
    }

    private Identity look(Scope scope, Identity identity) {
        if (identity.type() == IdentityType.EMAIL_ADDRESS) {
            return identities
                    .update(scope, identity.name(), present -> afterWaiting(present, clock.instant()))
                    .orElse(identity);
        }
        var finding = proofs.look(identity);
        var now = clock.instant();
        return identities
                .update(
                        scope,
                        identity.name(),
                        present -> isSameSearch(present, identity) ? after(present, finding, now) : present)
                .orElse(identity);
    }

    private static boolean isSameSearch(Identity present, Identity seen) {
        return present.createdAt().equals(seen.createdAt())
                && present.dkim().key().equals(seen.dkim().key())
                && present.token().map(DomainToken::value).equals(seen.token().map(DomainToken::value));
    }

    private static Identity afterWaiting(Identity address, Instant now) {
        var check = address.ownership();
        return check.status() == VerificationStatus.PENDING && check.isDue(now)
                ? address.withOwnership(check.expired())
                : address;
    }

    /// The domain after a look.
    static Identity after(Identity domain, Finding finding, Instant now) {
        var ownership = ownershipAfter(domain, finding, now);
        var dkim = dkimAfter(domain.dkim(), finding, now);
        var after = domain.withOwnership(ownership).withDkim(dkim);
        if (finding.token().filter(Seen.class::isInstance).isPresent()) {
            after = after.withToken(new DomainToken(domain.token().orElseThrow().value(), Optional.of(now)));
        }
        return finding.soa().map(after::withSoa).orElse(after);
    }

    private static Dkim dkimAfter(Dkim dkim, Finding finding, Instant now) {
        if (dkim.check().nextAt().isEmpty() || finding.dkim().isEmpty()) {
            return dkim;
        }
        return dkim.withCheck(
                switch (finding.dkim().get()) {
                    case Seen _ -> dkim.check().found(now);
                    case Unseen(var why) -> dkim.check().missing(why, now);
                });
    }

    private static Check ownershipAfter(Identity domain, Finding finding, Instant now) {
        var check = domain.ownership();
        if (check.nextAt().isEmpty()) {
            return check;
        }
        // Either proof is enough: "DKIM success also verifies the domain".
        if (isSeen(finding.dkim()) || isSeen(finding.token())) {
            return check.found(now);
        }
        if (check.status() == VerificationStatus.SUCCESS && !wasSeenBefore(domain)) {
            return check.silent(now);
        }
        return check.missing(why(finding), now);
    }

    /// Whether a proof that counts now is one that was seen before. A new key that nobody has published yet takes
    /// nothing away: rotation does not revoke a verified domain.
    private static boolean wasSeenBefore(Identity domain) {
        var dkim = domain.dkim().check().status();
        return dkim == VerificationStatus.SUCCESS
                || dkim == VerificationStatus.TEMPORARY_FAILURE
                || domain.token().flatMap(DomainToken::seenAt).isPresent();
    }

    private static boolean isSeen(Optional<Evidence> evidence) {
        return evidence.isPresent() && evidence.get() instanceof Seen;
    }

    private static VerificationError why(Finding finding) {
        var first = finding.dkim().or(finding::token).orElse(new Unseen(VerificationError.SERVICE_ERROR));
        return first instanceof Unseen(var why) ? why : VerificationError.SERVICE_ERROR;
    }
}
