package io.pennypost.ses.suppression;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.Leftovers;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.store.Database;
import io.pennypost.store.StoreMetrics;
import io.pennypost.store.embedded.EmbeddedOptions;
import io.pennypost.store.embedded.EmbeddedStore;
import io.pennypost.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressionsTest {
    private static final ListKey ACCOUNT = ListKey.ofAccount(SCOPE);
    private static final ListKey TENANT = ListKey.ofTenant(SCOPE, "acme");
    private static final Suppressed.Cause CAUSE =
            new Suppressed.Cause("message-1", "feedback-1", "550 5.1.1 no such user");

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(NOW);
    private EmbeddedStore store;
    private Leftovers leftovers;
    private Suppressions suppressions;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(
                directory,
                EmbeddedOptions.defaults().withMarks(0, 0),
                clock,
                new AtomicLong()::incrementAndGet,
                StoreMetrics.NONE);
        leftovers = new Leftovers(store.database(), List.of(Suppressions.ROWS));
        suppressions = of(false);
    }

    private Suppressions of(boolean production) {
        return new Suppressions(
                new Suppressions.Keeping(store.catalog(), store.database(), leftovers),
                (scope, name) -> name.equals("acme"),
                new Accounts(store.catalog(), store.events(), new AccountSettings(production, -1, -1), clock),
                new PageTokens(new byte[16]),
                new Random(1),
                clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatHappenedToAMessageIsKeptAsTheCause() {
        suppressions.add(ACCOUNT, "Gone@Example.com", SuppressionReason.BOUNCE, CAUSE);

        assertEquals(
                Optional.of(new Suppressed("Gone@example.com", SuppressionReason.BOUNCE, NOW, Optional.of(CAUSE))),
                suppressions.find(ACCOUNT, " Gone@EXAMPLE.com"));
        assertTrue(suppressions.find(ACCOUNT, "gone@example.com").isEmpty());
    }

    @Test
    void puttingByHandForgetsTheCause() {
        suppressions.add(ACCOUNT, "gone@example.com", SuppressionReason.BOUNCE, CAUSE);

        of(true).put(ACCOUNT, "gone@example.com", SuppressionReason.COMPLAINT);

        assertEquals(
                Optional.empty(), suppressions.get(ACCOUNT, "gone@example.com").cause());
    }

    @Test
    void tenantsHaveListsOfTheirOwn() {
        of(true).put(TENANT, "gone@example.com", SuppressionReason.BOUNCE);

        assertTrue(suppressions.find(TENANT, "gone@example.com").isPresent());
        assertTrue(suppressions.find(ACCOUNT, "gone@example.com").isEmpty());
    }

    @Test
    void forgottenListIsEmptyAtOnceAndSweptAfterwards() {
        int entries = 2 * Database.ROWS_MAX + 1;
        store.database().write(transaction -> {
            var batch = suppressions.batch(transaction, TENANT);
            for (int i = 0; i < entries; i++) {
                batch.put("a" + i + "@example.com", SuppressionReason.BOUNCE);
            }
            return entries;
        });
        suppressions.add(ACCOUNT, "kept@example.com", SuppressionReason.BOUNCE, CAUSE);

        store.catalog().write(writer -> {
            suppressions.forget(writer, TENANT);
            return TENANT;
        });

        assertTrue(suppressions.find(TENANT, "a0@example.com").isEmpty());
        suppressions.add(TENANT, "a0@example.com", SuppressionReason.COMPLAINT, CAUSE);
        assertEquals(entries + 2, rows());
        int sweeps = 0;
        while (leftovers.sweep()) {
            sweeps++;
        }
        assertEquals(3, sweeps);
        assertEquals(2, rows());
        assertTrue(suppressions.find(TENANT, "a0@example.com").isPresent());
        assertTrue(suppressions.find(ACCOUNT, "kept@example.com").isPresent());
        assertFalse(leftovers.sweep());
    }

    private long rows() {
        return store.database()
                .read(view -> view.queryOne("select count(*) from suppressed", row -> row.number(1)))
                .orElseThrow();
    }

    @Test
    void entryThatIsPutAgainWhilePagingIsNotMissed() {
        for (var name : List.of("a", "b", "c")) {
            suppressions.add(ACCOUNT, name + "@example.com", SuppressionReason.BOUNCE, CAUSE);
            clock.advance(Duration.ofSeconds(1));
        }
        var first = suppressions.list(ACCOUNT, SuppressionFilter.ALL, Optional.empty(), 1);

        suppressions.add(ACCOUNT, "b@example.com", SuppressionReason.COMPLAINT, CAUSE);

        var rest = suppressions.list(ACCOUNT, SuppressionFilter.ALL, first.nextToken(), 10);
        assertEquals(
                List.of("c@example.com", "b@example.com"),
                rest.items().stream().map(Suppressed::address).toList());
    }
}
