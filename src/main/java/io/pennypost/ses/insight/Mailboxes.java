package io.pennypost.ses.insight;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Judges addresses before mail goes there, by their letters, by DNS, and by what became of earlier mail. AWS:
/// `GetEmailAddressInsights`.
///
/// No server is asked for the mailbox itself: such probing looks like an attack. Blocks for DNS, up to the resolver's
/// deadline.
public final class Mailboxes {
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Resolver resolver;
    private final EventLog events;
    private final InstantSource clock;
    private final DisposableDomains disposable = DisposableDomains.load();

    public Mailboxes(Resolver resolver, EventLog events, InstantSource clock) {
        this.resolver = resolver;
        this.events = events;
        this.clock = clock;
    }

    /// What is known of an address; one that is none is a verdict, too.
    public MailboxValidation judge(Scope scope, String text) {
        return parse(text)
                .map(address -> judge(scope, address))
                .orElseGet(() -> MailboxValidation.of(
                        Confidence.LOW,
                        Confidence.LOW,
                        Confidence.LOW,
                        Confidence.LOW,
                        Confidence.LOW,
                        Confidence.LOW));
    }

    private static Optional<Address> parse(String text) {
        return switch (Mailbox.parse(text)) {
            case Mailbox.Parsing.Parsed(var mailbox)
            when !mailbox.address().isLiteral() -> Optional.of(mailbox.address());
            case Mailbox.Parsing.Parsed _, Mailbox.Parsing.Malformed _ -> Optional.empty();
        };
    }

    private MailboxValidation judge(Scope scope, Address address) {
        return MailboxValidation.of(
                Confidence.HIGH,
                dns(address.domain()),
                exists(scope, address),
                Confidence.of(LocalParts.isRole(address.local())),
                Confidence.of(disposable.has(address.domain())),
                LocalParts.random(address.local()));
    }

    /// RFC 5321 §5.1: MX, else the domain's own address; RFC 7505: a null MX takes no mail.
    private Confidence dns(String domain) {
        return switch (resolver.mx(domain)) {
            case Answer.Found<Resolver.Mx>(var records, var _, var _) ->
                Confidence.of(records.stream().anyMatch(mx -> !mx.target().isEmpty()));
            case Answer.NoData<Resolver.Mx> _ -> ofAddress(domain);
            case Answer.NoName<Resolver.Mx> _ -> Confidence.LOW;
            case Answer.Failed<Resolver.Mx> _ -> Confidence.MEDIUM;
        };
    }

    private Confidence ofAddress(String domain) {
        return switch (resolver.addresses(domain)) {
            case Answer.Found<?> _ -> Confidence.HIGH;
            case Answer.NoData<?> _, Answer.NoName<?> _ -> Confidence.LOW;
            case Answer.Failed<?> _ -> Confidence.MEDIUM;
        };
    }

    /// What the newest delivery or bounce to it says.
    private Confidence exists(Scope scope, Address address) {
        var delivered = newest(scope, address, "Delivery");
        var bounced = newest(scope, address, "Bounce").filter(Mailboxes::isPermanent);
        if (bounced.isPresent()
                && bounced.get().id() > delivered.map(LedgerEntry::id).orElse(0L)) {
            return Confidence.LOW;
        }
        return delivered.isPresent() ? Confidence.HIGH : Confidence.MEDIUM;
    }

    private Optional<LedgerEntry> newest(Scope scope, Address address, String type) {
        var now = clock.instant();
        var query = new EventLog.Query(
                Optional.of(scope),
                Optional.of(LedgerEntry.Kind.EVENT),
                Optional.of(type),
                Optional.of(address.toString()),
                Optional.empty(),
                now.minus(REMEMBERED),
                now.plusSeconds(1));
        return events.find(query, Long.MAX_VALUE, 1).stream().findFirst();
    }

    private static boolean isPermanent(LedgerEntry bounce) {
        return JsonTree.of(bounce.json())
                .text("bounceType")
                .filter("Permanent"::equals)
                .isPresent();
    }
}
