package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.ses.receiptrule.ReceiptFilters;
import io.pennypost.ses.receiptrule.ReceiptRule;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import io.pennypost.ses.receiptrule.TlsPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a recipient is ours, and whose: asked at RCPT, so that nothing is taken that nobody wants.
///
/// Source: "Email receiving with Amazon SES"; `deliverability` notes on inbound acceptance. Safe for use by many
/// threads.
public final class RecipientCheck {
    /// How long a complaint may take to come back; bounces take less, which is looked at where they are read.
    private static final Duration RETURN_AGE_MAX = Duration.ofDays(90);

    /// RFC 5321 §4.5.1, RFC 2142, and the mailbox of feedback loops.
    private static final Set<String> OPERATOR_LOCALS = Set.of("postmaster", "abuse", "fbl");

    private final ReceiptRuleSets ruleSets;
    private final ReceiptFilters filters;
    private final VerifiedDomains domains;
    private final ReturnPaths returnPaths;
    private final Set<String> operatorDomains;
    private final InstantSource clock;

    /// Which domains belong to whom.
    @FunctionalInterface
    public interface VerifiedDomains {
        /// Whether a domain, or one above it, is a verified identity.
        boolean isVerified(Scope scope, String domain);
    }

    /// @param operatorDomains our own host names, when somebody reads what comes to them; else empty
    public RecipientCheck(
            ReceiptRuleSets ruleSets,
            ReceiptFilters filters,
            VerifiedDomains domains,
            ReturnPaths returnPaths,
            Set<String> operatorDomains,
            InstantSource clock) {
        this.ruleSets = ruleSets;
        this.filters = filters;
        this.domains = domains;
        this.returnPaths = returnPaths;
        this.operatorDomains = Set.copyOf(operatorDomains);
        this.clock = clock;
    }

    /// Whose a recipient is.
    public sealed interface Ours {
        Address recipient();

        /// One of our own return paths.
        record ReturnPath(Address recipient, ReturnPaths.Origin origin) implements Ours {}

        /// The operator of this installation.
        record Operator(Address recipient) implements Ours {}

        /// Those whose rules are about it, mostly one.
        record Rules(Address recipient, List<Place> places) implements Ours {
            public Rules {
                places = List.copyOf(places);
            }
        }
    }

    /// An account and region, and its rules as they stand now: they apply to this mail, whatever is changed later.
    public record Place(Scope scope, ReceiptRuleSet rules) {}

    /// What is said of a recipient.
    public sealed interface Judgment {
        record Taken(Ours ours) implements Judgment {}

        /// Some rule takes mail over TLS alone.
        record NeedsTls() implements Judgment {}

        /// A filter keeps the peer's address out.
        record Blocked() implements Judgment {}

        /// Nobody's.
        record Unknown() implements Judgment {}
    }

    Judgment judge(Address recipient, Reception.Peer peer) {
        var origin = returnPaths.verify(recipient.local(), recipient.domain(), clock.instant(), RETURN_AGE_MAX);
        if (origin.isPresent()) {
            return new Judgment.Taken(new Ours.ReturnPath(recipient, origin.get()));
        }
        var judgment = byRules(recipient, peer);
        return judgment instanceof Judgment.Unknown && isOperators(recipient)
                ? new Judgment.Taken(new Ours.Operator(recipient))
                : judgment;
    }

    private boolean isOperators(Address recipient) {
        return operatorDomains.contains(recipient.domain())
                && OPERATOR_LOCALS.contains(recipient.local().toLowerCase(Locale.ROOT));
    }

    /// SES: where a domain is verified in several accounts, the active rule set of each is run. One that does not
    /// take the mail does not keep the others from it.
    private Judgment byRules(Address recipient, Reception.Peer peer) {
        var places = new ArrayList<Place>();
        Judgment refusal = new Judgment.Unknown();
        for (var scope : ruleSets.placesWithActiveSet()) {
            var set = ruleSets.active(scope);
            if (set.isEmpty() || !domains.isVerified(scope, recipient.domain())) {
                continue;
            }
            var matching = set.get().enabledRules().stream()
                    .filter(rule -> rule.matches(recipient))
                    .toList();
            if (matching.isEmpty()) {
                continue;
            }
            if (filters.blocks(scope, peer.address())) {
                refusal = new Judgment.Blocked();
            } else if (peer.tls().isEmpty() && matching.stream().anyMatch(RecipientCheck::requiresTls)) {
                refusal = new Judgment.NeedsTls();
            } else {
                places.add(new Place(scope, set.get()));
            }
        }
        return places.isEmpty() ? refusal : new Judgment.Taken(new Ours.Rules(recipient, places));
    }

    private static boolean requiresTls(ReceiptRule rule) {
        return rule.tlsPolicy() == TlsPolicy.REQUIRE;
    }
}
