package io.pennypost.ses.insight;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.ses.identity.Dkim;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.KeyLength;
import io.pennypost.ses.identity.VerificationStatus;
import io.pennypost.ses.insight.Recommendation.Finding;
import io.pennypost.ses.insight.Recommendation.Impact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Looks at one domain: its DKIM as verification left it, SPF and DMARC as DNS has them, and what became of its mail.
/// The texts are those of AWS.
///
/// @param resolver blocks, up to its own deadline
record Examination(Resolver resolver) {
    /// Fewer mails say nothing of a rate.
    private static final long SENT_MIN = 100;

    private static final double BOUNCE_LOW = 0.05;
    private static final double BOUNCE_HIGH = 0.10;
    private static final double COMPLAINT_LOW = 0.001;
    private static final double COMPLAINT_HIGH = 0.005;
    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");

    /// What became of a domain's mail.
    ///
    /// @param heard deliveries of which complaints would be told
    record Mail(long sent, long bounced, long complained, long heard) {}

    /// @param findings at most one for each type
    /// @param unknown  types of which nothing could be told for now
    record Result(List<Finding> findings, Set<Recommendation.Type> unknown) {}

    Result look(Identity identity, Mail mail) {
        var findings = new ArrayList<Finding>();
        var unknown = EnumSet.noneOf(Recommendation.Type.class);
        dkim(identity.dkim()).ifPresent(findings::add);
        var spfDomain = identity.mailFrom().map(own -> own.domain()).orElse(identity.name());
        records(spfDomain, Recommendation.Type.SPF, unknown)
                .flatMap(Examination::spf)
                .ifPresent(findings::add);
        records("_dmarc." + identity.name(), Recommendation.Type.DMARC, unknown)
                .flatMap(Examination::dmarc)
                .ifPresent(findings::add);
        rate(Recommendation.Type.BOUNCE, mail.bounced(), mail.sent(), BOUNCE_LOW, BOUNCE_HIGH)
                .ifPresent(findings::add);
        rate(Recommendation.Type.COMPLAINT, mail.complained(), mail.heard(), COMPLAINT_LOW, COMPLAINT_HIGH)
                .ifPresent(findings::add);
        return new Result(findings, unknown);
    }

    private static Optional<Finding> dkim(Dkim dkim) {
        if (dkim.check().status() == VerificationStatus.NOT_STARTED || !dkim.signingEnabled()) {
            return Optional.of(new Finding(Recommendation.Type.DKIM, "DKIM verification is not enabled.", Impact.HIGH));
        }
        if (dkim.check().status() == VerificationStatus.FAILED) {
            return Optional.of(new Finding(Recommendation.Type.DKIM, "DKIM verification has failed.", Impact.HIGH));
        }
        return dkim.currentLength()
                .filter(KeyLength.RSA_1024_BIT::equals)
                .map(_ -> new Finding(
                        Recommendation.Type.DKIM, "DKIM signing key length is below 2048 bits.", Impact.LOW));
    }

    /// TXT records; empty when nobody knows.
    private Optional<List<String>> records(String name, Recommendation.Type type, Set<Recommendation.Type> unknown) {
        return switch (resolver.txt(name)) {
            case Answer.Found<String>(var records, var _, var _) -> Optional.of(records);
            case Answer.NoData<String> _, Answer.NoName<String> _ -> Optional.of(List.of());
            case Answer.Failed<String> _ -> {
                unknown.add(type);
                yield Optional.empty();
            }
        };
    }

    /// RFC 7208 §4.5 and §5.1.
    private static Optional<Finding> spf(List<String> records) {
        var policies = records.stream()
                .map(record -> record.toLowerCase(Locale.ROOT))
                .filter(record -> record.equals("v=spf1") || record.startsWith("v=spf1 "))
                .toList();
        if (policies.isEmpty()) {
            return Optional.of(new Finding(Recommendation.Type.SPF, "SPF record was not found.", Impact.HIGH));
        }
        if (policies.size() > 1) {
            return Optional.of(
                    new Finding(Recommendation.Type.SPF, "An SPF configuration issue was found.", Impact.HIGH));
        }
        var policy = policies.getFirst();
        return policy.matches(".* [-~?+]?all( .*)?") || policy.contains(" redirect=")
                ? Optional.empty()
                : Optional.of(new Finding(Recommendation.Type.SPF, "SPF all qualifier is missing.", Impact.LOW));
    }

    /// RFC 7489 §6.3.
    private static Optional<Finding> dmarc(List<String> records) {
        var policies = records.stream()
                .map(record -> record.replace(" ", ""))
                .filter(record -> record.startsWith("v=DMARC1"))
                .toList();
        if (policies.isEmpty()) {
            return Optional.of(
                    new Finding(Recommendation.Type.DMARC, "DMARC configuration was not found.", Impact.HIGH));
        }
        var parsed = policies.size() == 1
                && List.of(policies.getFirst().split(";", -1)).stream()
                        .anyMatch(tag -> tag.startsWith("p=") && POLICIES.contains(tag.substring(2)));
        return parsed
                ? Optional.empty()
                : Optional.of(new Finding(
                        Recommendation.Type.DMARC, "DMARC configuration could not be parsed.", Impact.HIGH));
    }

    private static Optional<Finding> rate(Recommendation.Type type, long bad, long all, double low, double high) {
        var rate = all < SENT_MIN ? 0 : (double) bad / all;
        if (rate < low) {
            return Optional.empty();
        }
        var word = type == Recommendation.Type.BOUNCE ? "bounce" : "complaint";
        return Optional.of(new Finding(
                type,
                String.format(Locale.ROOT, "The %s rate of the last 7 days is %.2f%%.", word, 100 * rate),
                rate < high ? Impact.LOW : Impact.HIGH));
    }
}
