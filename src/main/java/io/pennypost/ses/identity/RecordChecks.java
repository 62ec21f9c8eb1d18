package io.pennypost.ses.identity;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Compares the records that are to be published with those that are, and says what to do about a difference.
///
/// Unlike [DnsProofs], which only wants to know whether a domain is proved, this explains each record to a person.
/// Blocks for as long as name servers take.
public final class RecordChecks {
    /// What came of one record.
    ///
    /// @param fault empty when it is as it should be
    public record Result(DnsRecord expected, Optional<Fault> fault) {}

    /// What is wrong with a record.
    ///
    /// @param found  what is there instead
    /// @param advice what to do
    public record Fault(String found, String advice) {}

    private static final String SPF = "v=spf1";
    private static final String DMARC = "v=DMARC1";
    private static final String KEY = "p=";

    private final Resolver resolver;

    public RecordChecks(Resolver resolver) {
        this.resolver = resolver;
    }

    /// Looks one record up.
    public Result check(DnsRecord expected) {
        var fault = switch (expected.type()) {
            case "CNAME" -> alias(expected);
            case "MX" -> exchange(expected);
            default -> text(expected);
        };
        return new Result(expected, fault);
    }

    private Optional<Fault> alias(DnsRecord expected) {
        return judge(
                expected,
                resolver.cname(expected.name()),
                Function.identity(),
                targets -> targets.stream().anyMatch(target -> plain(target).equals(plain(expected.value())))
                        ? Optional.empty()
                        : Optional.of("Change the CNAME so that it points to the expected name."));
    }

    private Optional<Fault> exchange(DnsRecord expected) {
        var host = expected.value().substring(expected.value().indexOf(' ') + 1);
        Function<Resolver.Mx, String> shown = mx -> mx.preference() + " " + mx.target();
        return judge(expected, resolver.mx(expected.name()), shown, exchanges -> {
            if (exchanges.size() > 1) {
                return Optional.of("Remove all MX records but the expected one: exactly one is allowed.");
            }
            return isMeant(exchanges.getFirst().target(), host)
                    ? Optional.empty()
                    : Optional.of("Change the MX so that bounces come to the expected host.");
        });
    }

    /// `feedback-smtp.<zone>`, or with one label in between, a region.
    private static boolean isMeant(String exchange, String host) {
        var found = plain(exchange);
        var expected = plain(host);
        var dot = expected.indexOf('.') + 1;
        return found.equals(expected)
                || (expected.startsWith("feedback-smtp.")
                        && found.matches("feedback-smtp\\.[a-z0-9-]+\\.\\Q" + expected.substring(dot) + "\\E"));
    }

    private Optional<Fault> text(DnsRecord expected) {
        var value = expected.value();
        return judge(expected, resolver.txt(expected.name()), Function.identity(), texts -> {
            if (value.startsWith(SPF)) {
                return policyAdvice(texts, value);
            }
            if (value.startsWith("v=DKIM1")) {
                var key = value.substring(value.lastIndexOf(KEY) + KEY.length());
                return texts.stream().anyMatch(text -> DnsProofs.publishes(text, key))
                        ? Optional.empty()
                        : Optional.of("Replace the TXT record: it holds another key, or was cut or quoted wrongly.");
            }
            return texts.stream().anyMatch(text -> text.contains(value))
                    ? Optional.empty()
                    : Optional.of("Add a TXT record with the expected text beside those that are there.");
        });
    }

    /// Of SPF: one record, with our mechanism. RFC 7208 §3.2 and §4.5.
    private static Optional<String> policyAdvice(List<String> texts, String expected) {
        var policies = texts.stream().filter(RecordChecks::isPolicy).toList();
        if (policies.isEmpty()) {
            return Optional.of("Add the expected TXT record beside those that are there.");
        }
        if (policies.size() > 1) {
            return Optional.of("Merge the SPF records into one: with several, all fail.");
        }
        var terms = List.of(policies.getFirst().toLowerCase(Locale.ROOT).split(" +", -1));
        var mechanism = expected.split(" ", -1)[1].toLowerCase(Locale.ROOT);
        if (!terms.contains(mechanism) && !terms.contains("+" + mechanism)) {
            return Optional.of("Add " + mechanism + " to the SPF record, before its all.");
        }
        return terms.contains("+all") || terms.contains("all")
                ? Optional.of("Replace all by ~all or -all: as it is, the whole world may send.")
                : Optional.empty();
    }

    private static boolean isPolicy(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(SPF) || lower.startsWith(SPF + " ");
    }

    private static <T> Optional<Fault> judge(
            DnsRecord expected,
            Answer<T> answer,
            Function<T, String> shown,
            Function<List<T>, Optional<String>> advice) {
        return switch (answer) {
            case Answer.Found<T> found ->
                advice.apply(found.records())
                        .map(text -> new Fault(
                                String.join(
                                        ", ",
                                        found.records().stream().map(shown).toList()),
                                text));
            case Answer.NoData<T> _ ->
                Optional.of(new Fault(
                        "the name, but no " + expected.type() + " record",
                        "Publish the expected record at " + expected.name() + "."));
            case Answer.NoName<T> _ ->
                Optional.of(new Fault("no such name", "Publish the expected record at " + expected.name() + "."));
            case Answer.Failed<T> failed ->
                Optional.of(new Fault(
                        "no answer (" + failed.reason() + ")",
                        "Try again; if it stays so, the name servers of the domain need care."));
        };
    }

    private static String plain(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /// What large receivers want of DMARC (RFC 9989), as advice: empty when there is one policy for the domain, its own
    /// or that of a domain above it.
    public Optional<String> dmarcAdvice(String domain) {
        for (var name = domain; name.indexOf('.') >= 0; name = name.substring(name.indexOf('.') + 1)) {
            if (resolver.txt("_dmarc." + name) instanceof Answer.Found<String> found) {
                var policies = found.records().stream()
                        .filter(text -> text.startsWith(DMARC))
                        .count();
                if (policies == 1) {
                    return Optional.empty();
                }
                if (policies > 1) {
                    return Optional.of("There are several DMARC policies at _dmarc." + name + "; then none counts.");
                }
            }
        }
        return Optional.of("There is no DMARC policy. Large receivers want one; begin with a TXT record at _dmarc."
                + domain + ": \"v=DMARC1; p=none; rua=mailto:postmaster@" + domain + "\"");
    }
}
