package io.pennypost.store.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.store.LedgerEntry;
import io.pennypost.store.StoreFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntriesTest {
    private static final List<LedgerEntry> ENTRIES = List.of(
            new LedgerEntry(
                    1,
                    StoreFixture.SCOPE,
                    StoreFixture.NOW,
                    LedgerEntry.Kind.MESSAGE,
                    "Message",
                    "m",
                    Optional.empty(),
                    Optional.of(""),
                    3,
                    "{\"s\":\"日本\"}"),
            new LedgerEntry(
                    Long.MAX_VALUE,
                    StoreFixture.SCOPE,
                    StoreFixture.NOW,
                    LedgerEntry.Kind.EVENT,
                    "Send",
                    "m".repeat(2000),
                    Optional.of("r@example.com"),
                    Optional.empty(),
                    -1,
                    ""));

    @Test
    void entriesComeBackAsTheyWere() {
        assertEquals(ENTRIES, Entries.toLedger(Entries.ofLedger(ENTRIES)));
    }

    @Test
    void everyCutIsRefused() {
        var bytes = Entries.ofLedger(ENTRIES);
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> Entries.toLedger(cut));
        }
    }

    @Test
    void otherVersionIsRefused() {
        var bytes = Entries.ofLedger(ENTRIES);
        bytes[0] = 2;
        assertThrows(IllegalArgumentException.class, () -> Entries.toLedger(bytes));
    }

    @Test
    void damagedBytesAreReadOrRefusedButNeverHarm() {
        long seed = 20261124;
        var random = new Random(seed);
        var bytes = Entries.ofLedger(ENTRIES);
        for (int i = 0; i < 50_000; i++) {
            var damaged = bytes.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                Entries.toLedger(damaged);
            } catch (RuntimeException e) {
                assertInstanceOf(IllegalArgumentException.class, e, "seed " + seed + ", round " + i);
            }
        }
    }
}
