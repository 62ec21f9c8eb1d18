package io.pennypost.ses.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The DNS records of a domain, its keys and its MAIL FROM: what its owner publishes, and what [DnsProofs] looks for.
public final class PublishedRecords {
    /// One record to publish.
    ///
    /// @param type  `CNAME`, `TXT` or `MX`
    /// @param value as a zone file has it, of names without the final dot, of texts without quotes
    public record DnsRecord(String name, String type, String value) {}

    private static final int MX_PREFERENCE = 10;

    private PublishedRecords() {}

    /// What the owner publishes for an identity: the proofs of a domain with its keys, and its MAIL FROM domain.
    public static List<DnsRecord> of(Identity identity, DkimZone zone, MailFromHost mailFromHost) {
        var records = new ArrayList<DnsRecord>();
        if (identity.type() == IdentityType.DOMAIN) {
            identity.token()
                    .ifPresent(token -> records.add(new DnsRecord(tokenName(identity.name()), "TXT", token.value())));
            records.addAll(dkim(identity, zone));
        }
        identity.mailFrom().ifPresent(mailFrom -> {
            records.add(new DnsRecord(mailFrom.domain(), "MX", MX_PREFERENCE + " " + mailFromHost.name()));
            records.add(new DnsRecord(mailFrom.domain(), "TXT", "v=spf1 " + mailFromHost.spfMechanism() + " ~all"));
        });
        return records;
    }

    private static List<DnsRecord> dkim(Identity identity, DkimZone zone) {
        var records = new ArrayList<DnsRecord>();
        var dkim = identity.dkim();
        if (dkim.origin() == DkimOrigin.AWS_SES && zone.signingHostedZone().isPresent()) {
            for (var token : dkim.tokens()) {
                var name = keyName(token, identity.name());
                zone.target(token).ifPresent(target -> records.add(new DnsRecord(name, "CNAME", target)));
            }
            return records;
        }
        // While keys change, both are published: the one signs, the other is about to, or signed mail on its way.
        Stream.of(dkim.key(), dkim.next().map(NextKey::key), dkim.retired().map(RetiredKey::key))
                .flatMap(Optional::stream)
                .map(key -> new DnsRecord(keyName(key.selector(), identity.name()), "TXT", keyRecord(key)))
                .forEach(records::add);
        return records;
    }

    /// What the operator publishes in `identity.zone` for an identity: its keys where the CNAMEs of its owner lead,
    /// and the SPF record that its MAIL FROM domain includes. Empty where it does without.
    public static List<DnsRecord> inZone(Identity identity, DkimZone zone, MailFromHost mailFromHost) {
        var records = new ArrayList<DnsRecord>();
        var dkim = identity.dkim();
        if (dkim.origin() == DkimOrigin.AWS_SES) {
            for (var token : dkim.tokens()) {
                zone.target(token)
                        .flatMap(
                                target -> dkim.keyUnder(token).map(key -> new DnsRecord(target, "TXT", keyRecord(key))))
                        .ifPresent(records::add);
            }
        }
        if (identity.mailFrom().isPresent() && !mailFromHost.zone().isEmpty()) {
            records.add(new DnsRecord(mailFromHost.zone(), "TXT", mailFromHost.spfOfZone()));
        }
        return records;
    }

    /// The content of a key record, RFC 6376 §3.6.1.
    public static String keyRecord(DkimKey key) {
        return "v=DKIM1; k=rsa; p=" + key.publicKey();
    }

    static String keyName(String selector, String domain) {
        return selector + "._domainkey." + domain;
    }

    static String tokenName(String domain) {
        return "_amazonses." + domain;
    }
}
