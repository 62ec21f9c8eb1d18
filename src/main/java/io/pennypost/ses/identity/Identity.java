package io.pennypost.ses.identity;

import io.pennypost.ses.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
/// @param configurationSet   used by sends that name none
/// @param policies           sending authorisation policies by name
public record Identity(
        IdentityType type,
        String name,
        Check ownership,
        Optional<DomainToken> token,
        Dkim dkim,
        Optional<SoaRecord> soa,
        Optional<MailFrom> mailFrom,
        boolean feedbackForwarding,
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

    /// When one of its proofs is to be looked for.
    Optional<Instant> nextLook() {
        return Stream.of(ownership.nextAt(), dkim.check().nextAt())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    Identity withOwnership(Check changed) {
        return new Identity(
                type,
                name,
                changed,
                token,
                dkim,
                soa,
                mailFrom,
                feedbackForwarding,
                configurationSet,
                policies,
                tags,
                createdAt);
    }

    Identity withToken(DomainToken changed) {
        return new Identity(
                type,
                name,
                ownership,
                Optional.of(changed),
                dkim,
                soa,
                mailFrom,
                feedbackForwarding,
                configurationSet,
                policies,
                tags,
                createdAt);
    }

    Identity withDkim(Dkim changed) {
        return new Identity(
                type,
                name,
                ownership,
                token,
                changed,
                soa,
                mailFrom,
                feedbackForwarding,
                configurationSet,
                policies,
                tags,
                createdAt);
    }

    Identity withSoa(SoaRecord changed) {
        return new Identity(
                type,
                name,
                ownership,
                token,
                dkim,
                Optional.of(changed),
                mailFrom,
                feedbackForwarding,
                configurationSet,
                policies,
                tags,
                createdAt);
    }

    Identity withConfigurationSet(String changed) {
        return new Identity(
                type,
                name,
                ownership,
                token,
                dkim,
                soa,
                mailFrom,
                feedbackForwarding,
                Optional.of(changed),
                policies,
                tags,
                createdAt);
    }

    Identity withTags(List<Tag> changed) {
        return new Identity(
                type,
                name,
                ownership,
                token,
                dkim,
                soa,
                mailFrom,
                feedbackForwarding,
                configurationSet,
                policies,
                changed,
                createdAt);
    }
}
