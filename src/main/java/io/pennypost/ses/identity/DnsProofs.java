package io.pennypost.ses.identity;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Looks in DNS for what the owner of a domain has published.
///
/// Easy DKIM is proved by three CNAMEs into our zone, or by the key itself as a TXT record under the token
/// that signs, which is all a receiver asks for. BYODKIM is proved by the key under its selector, v1 by the
/// token at `_amazonses`, a MAIL FROM domain by its one MX. The resolver must not answer from a cache: what is looked
/// for has often just been
/// published.
public final class DnsProofs {
    /// What one look found.
    ///
    /// @param dkim     of the key; empty when DKIM is not set up
    /// @param nextKey  of the key that is to take over; empty when there is none
    /// @param token    of the v1 token; empty when there is none
    /// @param mailFrom of the MAIL FROM domain; empty when none is searched for
    /// @param soa      the zone, if it told
    record Finding(
            Optional<Evidence> dkim,
            Optional<Evidence> nextKey,
            Optional<Evidence> token,
            Optional<Evidence> mailFrom,
            Optional<SoaRecord> soa) {
        /// Nothing was looked for.
        static final Finding NOTHING =
                new Finding(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Whether a proof was seen.
    sealed interface Evidence {}

    /// It was.
    record Seen() implements Evidence {}

    /// It was not, and why.
    record Unseen(VerificationError why) implements Evidence {}

    private static final Evidence SEEN = new Seen();

    private final Resolver resolver;
    private final DkimZone zone;
    private final MailFromHost mailFromHost;

    public DnsProofs(Resolver resolver, DkimZone zone, MailFromHost mailFromHost) {
        this.resolver = resolver;
        this.zone = zone;
        this.mailFromHost = mailFromHost;
    }

    /// One look at an identity: blocks for as long as its name servers take.
    Finding look(String region, Identity identity) {
        var mailFrom = identity.mailFrom()
                .filter(present -> present.check().nextAt().isPresent())
                .map(present -> exchange(region, present.domain()));
        if (identity.type() == IdentityType.EMAIL_ADDRESS) {
            return new Finding(Optional.empty(), Optional.empty(), Optional.empty(), mailFrom, Optional.empty());
        }
        var domain = identity.name();
        var dkim = identity.dkim().key().map(key -> key(domain, identity.dkim(), key));
        var nextKey = identity.dkim().next().map(next -> keyRecord(domain, next.key()));
        var token = identity.token().map(present -> token(domain, present));
        return new Finding(dkim, nextKey, token, mailFrom, soa(domain));
    }

    /// "exactly one MX": with a second one, bounces could go elsewhere.
    private Evidence exchange(String region, String domain) {
        var answer = resolver.mx(domain);
        if (answer instanceof Answer.Found<Resolver.Mx> found && found.records().size() > 1) {
            return new Unseen(VerificationError.INVALID_VALUE);
        }
        return evidence(answer, mx -> mailFromHost.isMeant(region, mx.target()));
    }

    private Evidence key(String domain, Dkim dkim, DkimKey key) {
        if (dkim.origin() == DkimOrigin.EXTERNAL || zone.signingHostedZone().isEmpty()) {
            return keyRecord(domain, key);
        }
        var aliases = aliases(domain, dkim);
        return aliases instanceof Unseen && keyRecord(domain, key) instanceof Seen ? SEEN : aliases;
    }

    private Evidence keyRecord(String domain, DkimKey key) {
        return evidence(
                resolver.txt(PublishedRecords.keyName(key.selector(), domain)),
                text -> publishes(text, key.publicKey()));
    }

    private Evidence aliases(String domain, Dkim dkim) {
        for (var token : dkim.tokens()) {
            var target = zone.target(token).orElseThrow();
            var evidence =
                    evidence(resolver.cname(PublishedRecords.keyName(token, domain)), alias -> sameName(alias, target));
            if (evidence instanceof Unseen) {
                return evidence;
            }
        }
        return SEEN;
    }

    private Evidence token(String domain, DomainToken token) {
        // "containing": several accounts may have theirs in one record.
        return evidence(resolver.txt(PublishedRecords.tokenName(domain)), text -> text.contains(token.value()));
    }

    private Optional<SoaRecord> soa(String domain) {
        return resolver.soa(domain) instanceof Answer.Found<Resolver.Soa> found
                ? found.records().stream()
                        .findFirst()
                        .map(soa -> new SoaRecord(soa.primaryNameServer(), soa.adminEmail(), soa.serial()))
                : Optional.empty();
    }

    private static <T> Evidence evidence(Answer<T> answer, Predicate<T> proves) {
        return switch (answer) {
            case Answer.Found<T> found ->
                found.records().stream().anyMatch(proves) ? SEEN : new Unseen(VerificationError.INVALID_VALUE);
            case Answer.NoData<T> _ -> new Unseen(VerificationError.TYPE_NOT_FOUND);
            case Answer.NoName<T> _ -> new Unseen(VerificationError.HOST_NOT_FOUND);
            case Answer.Failed<T> _ -> new Unseen(VerificationError.DNS_SERVER_ERROR);
        };
    }

    private static boolean sameName(String alias, String target) {
        var name = alias.endsWith(".") ? alias.substring(0, alias.length() - 1) : alias;
        return name.equalsIgnoreCase(target);
    }

    /// Whether a record has the key: tags of RFC 6376 §3.6.1, in any order, with folding white space.
    static boolean publishes(String record, String publicKey) {
        var hasKey = false;
        for (var tag : record.split(";", -1)) {
            var equals = tag.indexOf('=');
            if (equals < 0) {
                continue;
            }
            var value = withoutWhiteSpace(tag.substring(equals + 1));
            switch (tag.substring(0, equals).strip()) {
                case "v" -> {
                    if (!value.equals("DKIM1")) {
                        return false;
                    }
                }
                case "k" -> {
                    if (!value.toLowerCase(Locale.ROOT).equals("rsa")) {
                        return false;
                    }
                }
                case "p" -> hasKey = value.equals(publicKey);
                default -> {
                    // Other tags say nothing of the key.
                }
            }
        }
        return hasKey;
    }

    private static String withoutWhiteSpace(String text) {
        var kept = new StringBuilder(text.length());
        text.chars().filter(c -> c > ' ').forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
