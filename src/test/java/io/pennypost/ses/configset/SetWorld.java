package io.pennypost.ses.configset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.PageTokens;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;

/// Configuration sets wired as the program wires them, with what they refer to in sets that a test fills.
final class SetWorld {
    static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    final SettableClock clock = new SettableClock(NOON);
    final Set<String> domains = new HashSet<>();
    final Set<String> pools = new HashSet<>();
    final Set<String> topics = new HashSet<>();
    final Set<String> usedByTenants = new HashSet<>();
    final MemoryCatalog catalog = new MemoryCatalog();
    final ConfigurationSets sets = new ConfigurationSets(
            catalog,
            new KnownResources() {
                @Override
                public boolean isVerifiedDomain(Scope scope, String domain) {
                    return domains.contains(domain);
                }

                @Override
                public boolean isSendingPool(Scope scope, String name) {
                    return pools.contains(name);
                }
            },
            (reader, scope, arn) -> usedByTenants.contains(arn),
            new PageTokens("a secret of tests".getBytes(StandardCharsets.US_ASCII)));
    final ConfigurationSetOptions options = new ConfigurationSetOptions(sets, clock);
    final ConfigurationSetTracking tracking = new ConfigurationSetTracking(sets);
    final EventDestinations destinations = new EventDestinations(sets, (scope, topicArn) -> topics.contains(topicArn));

    void create(String name) {
        sets.create(SCOPE, ConfigurationSet.named(name, clock.instant()));
    }

    ConfigurationSet set(String name) {
        return sets.require(SCOPE, name);
    }

    static void assertRefused(String code, String text, Executable call) {
        var refusal = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + text, refusal.code() + ": " + refusal.getMessage());
    }
}
