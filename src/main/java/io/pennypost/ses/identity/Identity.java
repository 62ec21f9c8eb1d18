package io.pennypost.ses.identity;

import io.pennypost.ses.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// An address or a domain that an account may send from, once it is verified.
///
/// @param type               what it is
/// @param name               as [IdentityName] writes it
/// @param ownership          whether the account has shown that it is its own
/// @param token              the proof of v1, for a domain that asked for it
/// @param dkim               keys and their state; of an address only the flag counts
/// @param soa                what the last look in DNS saw of the zone
/// @param mailFrom           custom MAIL FROM
/// @param feedbackForwarding whether bounces and complaints go back by mail
/// @param notifications      SNS topics of feedback; empty is [Notifications#NONE]
/// @param configurationSet   used by sends that name none
/// @param policies           sending authorization policies by name
public record Identity(
        IdentityType type,
        String name,
        Check ownership,
        Optional<DomainToken> token,
        Dkim dkim,
        Optional<SoaRecord> soa,
        Optional<MailFrom> mailFrom,
        boolean feedbackForwarding,
        Optional<Notifications> notifications,
        Optional<String> configurationSet,
        Map<String, String> policies,
        List<Tag> tags,
        Instant createdAt) {
    public Identity {
        policies = Map.copyOf(policies);
        tags = List.copyOf(tags);
    }

    /// A new identity with the defaults of SES.
    static Identity create(IdentityName name, Check ownership, Dkim dkim, Instant now) {
        return new Identity(
                name.type(),
                name.text(),
                ownership,
                Optional.empty(),
                dkim,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                now);
    }

    /// Whether ownership was shown and is not lost: a proof that cannot be seen for now still counts, until
    /// its search has failed.
    public boolean isVerified() {
        return ownership.status() == VerificationStatus.SUCCESS
                || ownership.status() == VerificationStatus.TEMPORARY_FAILURE;
    }

    /// The domain, or that of the address.
    public String domain() {
        return name.substring(name.lastIndexOf('@') + 1);
    }

    /// When something about it is due: a look for a proof, the end of a link or of a retired key.
    Optional<Instant> nextLook() {
        return Stream.concat(
                        Stream.of(ownership.nextAt(), dkim.retired().map(RetiredKey::until)),
                        searches().map(Check::nextAt))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /// Whether DNS is to be asked for any of its proofs.
    boolean isSearched() {
        return (type == IdentityType.DOMAIN && ownership.nextAt().isPresent())
                || searches().anyMatch(check -> check.nextAt().isPresent());
    }

    /// Whether a reader may hurry one of its searches.
    boolean isStale(Instant now) {
        return (type == IdentityType.DOMAIN && ownership.isStale(now))
                || searches().anyMatch(check -> check.isStale(now));
    }

    /// The checks that DNS alone decides.
    private Stream<Check> searches() {
        return Stream.of(Optional.of(dkim.check()), dkim.next().map(NextKey::check), mailFrom.map(MailFrom::check))
                .flatMap(Optional::stream);
    }

    Identity withOwnership(Check changed) {
        return changed(copy -> copy.ownership = changed);
    }

    Identity withToken(DomainToken changed) {
        return changed(copy -> copy.token = Optional.of(changed));
    }

    Identity withDkim(Dkim changed) {
        return changed(copy -> copy.dkim = changed);
    }

    Identity withSoa(SoaRecord changed) {
        return changed(copy -> copy.soa = Optional.of(changed));
    }

    Identity withMailFrom(Optional<MailFrom> changed) {
        return changed(copy -> copy.mailFrom = changed);
    }

    Identity withFeedbackForwarding(boolean changed) {
        return changed(copy -> copy.feedbackForwarding = changed);
    }

    Identity withNotifications(Notifications changed) {
        return changed(copy -> copy.notifications = Optional.of(changed));
    }

    Identity withConfigurationSet(Optional<String> changed) {
        return changed(copy -> copy.configurationSet = changed);
    }

    Identity withPolicies(Map<String, String> changed) {
        return changed(copy -> copy.policies = changed);
    }

    Identity withTags(List<Tag> changed) {
        return changed(copy -> copy.tags = changed);
    }

    private Identity changed(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /// All that can change, on its way from one identity to the next.
    private static final class Copy {
        private final Identity original;
        private Check ownership;
        private Optional<DomainToken> token;
        private Dkim dkim;
        private Optional<SoaRecord> soa;
        private Optional<MailFrom> mailFrom;
        private boolean feedbackForwarding;
        private Optional<Notifications> notifications;
        private Optional<String> configurationSet;
        private Map<String, String> policies;
        private List<Tag> tags;

        Copy(Identity original) {
            this.original = original;
            this.ownership = original.ownership;
            this.token = original.token;
            this.dkim = original.dkim;
            this.soa = original.soa;
            this.mailFrom = original.mailFrom;
            this.feedbackForwarding = original.feedbackForwarding;
            this.notifications = original.notifications;
            this.configurationSet = original.configurationSet;
            this.policies = original.policies;
            this.tags = original.tags;
        }

        Identity done() {
            return new Identity(
                    original.type,
                    original.name,
                    ownership,
                    token,
                    dkim,
                    soa,
                    mailFrom,
                    feedbackForwarding,
                    notifications,
                    configurationSet,
                    policies,
                    tags,
                    original.createdAt);
        }
    }
}
