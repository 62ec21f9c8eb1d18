package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.identity.DnsProofs.Evidence;
import io.pennypost.ses.identity.DnsProofs.Finding;
import io.pennypost.ses.identity.DnsProofs.Seen;
import io.pennypost.ses.identity.DnsProofs.Unseen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look at one identity: asks DNS, then moves its checks on.
///
/// DNS is asked outside of any transaction. What it said is applied to the identity as it is afterwards, unless its
/// keys or token were changed meanwhile: then the look was at something else and counts for nothing.
public final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

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
        return identity.isStale(now) || isDue(identity, now) ? look(scope, identity) : identity;
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
        var finding = identity.isSearched() ? proofs.look(scope.region(), identity) : Finding.NOTHING;
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
                && nextKey(present).equals(nextKey(seen))
                && present.token().map(DomainToken::value).equals(seen.token().map(DomainToken::value))
                && mailFromDomain(present).equals(mailFromDomain(seen));
    }

    private static Optional<DkimKey> nextKey(Identity identity) {
        return identity.dkim().next().map(NextKey::key);
    }

    private static Optional<String> mailFromDomain(Identity identity) {
        return identity.mailFrom().map(MailFrom::domain);
    }

    /// The identity after a look.
    static Identity after(Identity identity, Finding finding, Instant now) {
        var proved = identity.type() == IdentityType.DOMAIN
                ? domainAfter(identity, finding, now)
                : addressAfter(identity, now);
        return proved.withMailFrom(identity.mailFrom()
                .map(mailFrom -> mailFrom.withCheck(after(mailFrom.check(), finding.mailFrom(), now))));
    }

    private static Identity addressAfter(Identity address, Instant now) {
        var check = address.ownership();
        return check.status() == VerificationStatus.PENDING && check.isDue(now)
                ? address.withOwnership(check.expired())
                : address;
    }

    private static Identity domainAfter(Identity domain, Finding finding, Instant now) {
        var ownership = ownershipAfter(domain, finding, now);
        var dkim = dkimAfter(domain, finding, now);
        var after = domain.withOwnership(ownership).withDkim(dkim);
        if (finding.token().filter(Seen.class::isInstance).isPresent()) {
            after = after.withToken(new DomainToken(domain.token().orElseThrow().value(), Optional.of(now)));
        }
        return finding.soa().map(after::withSoa).orElse(after);
    }

    private static Dkim dkimAfter(Identity domain, Finding finding, Instant now) {
        var dkim = domain.dkim().forgetting(now);
        var looked = dkim.withCheck(after(dkim.check(), finding.dkim(), now));
        return dkim.next()
                .map(next -> rolling(domain, looked, next, finding, now))
                .orElse(looked);
    }

    /// The roll-over after a look. A next key that never shows up changes nothing: the present one signs on.
    private static Dkim rolling(Identity domain, Dkim dkim, NextKey next, Finding finding, Instant now) {
        // Seen later than anybody waited for, it is as good.
        var check = finding.nextKey().filter(Seen.class::isInstance).isPresent()
                ? next.check().found(now)
                : after(next.check(), finding.nextKey(), now);
        if (check.status() == VerificationStatus.SUCCESS
                && !now.isBefore(check.since().plus(Dkim.PUBLISHED_BEFORE_USE))) {
            return dkim.rolledOver(now);
        }
        if (check.status() == VerificationStatus.FAILED && next.check().status() != VerificationStatus.FAILED) {
            LOG.warn(
                    "The next DKIM key of {} is not in DNS at {}; the present one signs on.",
                    domain.name(),
                    PublishedRecords.keyName(next.key().selector(), domain.name()));
        }
        return dkim.withNext(Optional.of(new NextKey(next.key(), check)));
    }

    private static Check after(Check check, Optional<Evidence> evidence, Instant now) {
        if (check.nextAt().isEmpty() || evidence.isEmpty()) {
            return check;
        }
        return switch (evidence.get()) {
            case Seen _ -> check.found(now);
            case Unseen(var why) -> check.missing(why, now);
        };
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
