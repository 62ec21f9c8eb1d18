package io.pennypost.ses.identity;

import java.util.ArrayList;
import java.util.List;

/// The DNS records that prove a domain and its key: what its owner publishes, and what [DnsProofs] looks for.
public final class PublishedRecords {
    /// One record to publish.
    ///
    /// @param type `CNAME` or `TXT`
    public record DnsRecord(String name, String type, String value) {}

    private PublishedRecords() {}

    /// What to publish for a domain; empty for an address.
    public static List<DnsRecord> of(Identity identity, DkimZone zone) {
        var records = new ArrayList<DnsRecord>();
        if (identity.type() == IdentityType.EMAIL_ADDRESS) {
            return records;
        }
        identity.token()
                .ifPresent(token -> records.add(new DnsRecord(tokenName(identity.name()), "TXT", token.value())));
        var dkim = identity.dkim();
        if (dkim.origin() == DkimOrigin.AWS_SES && zone.signingHostedZone().isPresent()) {
            for (var token : dkim.tokens()) {
                var name = keyName(token, identity.name());
                zone.target(token).ifPresent(target -> records.add(new DnsRecord(name, "CNAME", target)));
            }
            return records;
        }
        dkim.key()
                .ifPresent(key ->
                        records.add(new DnsRecord(keyName(key.selector(), identity.name()), "TXT", keyRecord(key))));
        return records;
    }

    /// What the operator publishes in `identity.zone` for a domain, where the CNAMEs of its owner lead: the one key,
    /// under each token. Empty where the domain does without.
    public static List<DnsRecord> inZone(Identity identity, DkimZone zone) {
        var records = new ArrayList<DnsRecord>();
        var dkim = identity.dkim();
        if (dkim.origin() == DkimOrigin.AWS_SES) {
            for (var token : dkim.tokens()) {
                zone.target(token)
                        .flatMap(target -> dkim.key().map(key -> new DnsRecord(target, "TXT", keyRecord(key))))
                        .ifPresent(records::add);
            }
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
