package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.KnownResources;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.RsaKeys;
import io.pennypost.testing.SettableClock;
import io.pennypost.testing.ZoneResolver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Everything around identities, wired as the program wires it, on a clock that stands still and a DNS that is
/// a table.
public final class IdentityWorld {
    /// A verification mail that was sent.
    public record Mail(Scope scope, String address, String link, Instant expires) {
        /// The token in its link.
        public String token() {
            return link.substring(link.indexOf('=') + 1);
        }
    }

    public static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final byte[] SECRET = "a secret of tests".getBytes(StandardCharsets.US_ASCII);

    public final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    public final ZoneResolver dns = new ZoneResolver();
    public final List<Mail> mails = new ArrayList<>();
    public final MemoryCatalog catalog = new MemoryCatalog();
    public final PageTokens tokens = new PageTokens(SECRET);
    public final VerificationAgenda agenda = new VerificationAgenda();
    public final IdentityDocuments documents = new IdentityDocuments(catalog, agenda);
    public final SendingIdentities sending = new SendingIdentities(documents);
    public final ConfigurationSets sets;
    public final Ownership ownership;
    public final IdentityDkim dkim;
    public final Verification verification;
    public final Identities identities;
    public final VerificationLoop loop;
    public final IdentityCertificates certificates;
    public final IdentityMailFrom mailFrom;
    public final IdentityFeedback feedback;
    public final IdentityPolicies policies;
    public final Set<String> usedByTenants = new HashSet<>();
    public final Set<String> topics = new HashSet<>();
    public final DkimZone zone;
    public final MailFromHost mailFromHost;

    private IdentityWorld(VerificationMode mode, DkimZone zone) {
        this.zone = zone;
        mailFromHost = new MailFromHost(zone.identityZone(), "mail.example.net");
        sets = new ConfigurationSets(
                catalog,
                new KnownResources() {
                    @Override
                    public boolean isVerifiedDomain(Scope scope, String domain) {
                        return sending.isVerifiedDomain(scope, domain);
                    }

                    @Override
                    public boolean isSendingPool(Scope scope, String name) {
                        return false;
                    }
                },
                TenantUse.NONE,
                tokens);
        ownership = new Ownership(
                documents,
                mode,
                new VerificationLinks(SECRET, "http://127.0.0.1:4579"),
                (scope, address, link, expires) -> mails.add(new Mail(scope, address, link, expires)),
                clock);
        dkim = new IdentityDkim(documents, ownership, new DkimKeys(Runnable::run, RsaKeys::pair), new Random(7), clock);
        verification = new Verification(documents, new DnsProofs(dns, zone, mailFromHost), clock);
        certificates = new IdentityCertificates(catalog, documents, tokens);
        identities = new Identities(
                documents,
                ownership,
                dkim,
                verification,
                sets,
                certificates,
                (reader, scope, arn) -> usedByTenants.contains(arn),
                tokens,
                clock);
        mailFrom = new IdentityMailFrom(documents, ownership, clock);
        feedback = new IdentityFeedback(documents, (scope, arn) -> topics.contains(arn));
        policies = new IdentityPolicies(documents);
        loop = new VerificationLoop(documents, agenda, verification, clock);
    }

    public static IdentityWorld of(VerificationMode mode) {
        return new IdentityWorld(mode, DkimZone.NONE);
    }

    /// Verified by DNS, with a zone of the operator's.
    public static IdentityWorld withZone(String zone) {
        return new IdentityWorld(VerificationMode.DNS, new DkimZone(zone));
    }

    public Identity create(String name) {
        return identities.create(SCOPE, NewIdentity.of(IdentityName.of(name)));
    }

    /// As the API shows it.
    public Identity read(String name) {
        return identities.get(SCOPE, name);
    }

    /// As it is kept, without a look.
    public Identity kept(String name) {
        return documents.find(SCOPE, name).orElseThrow();
    }

    /// Publishes all that the owner of a domain is asked to publish.
    public void publish(String domain) {
        PublishedRecords.of(kept(domain), zone, mailFromHost)
                .forEach(record -> dns.publish(record.name(), record.type(), record.value()));
    }

    /// Lets the loop do its work in time: from look to look.
    public void throughDays(int days) {
        var end = clock.instant().plus(Duration.ofDays(days));
        var next = agenda.next();
        while (next.isPresent() && !next.get().isAfter(end)) {
            clock.advance(Duration.between(clock.instant(), next.get()));
            turn();
            next = agenda.next();
        }
        clock.advance(Duration.between(clock.instant(), end));
        turn();
    }

    /// Lets the loop do all that is due.
    public void turn() {
        while (loop.step(clock.instant())) {
            // One more batch.
        }
    }
}
