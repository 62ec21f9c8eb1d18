package io.pennypost.store.embedded;

import io.pennypost.store.Settlement;
import io.pennypost.store.StoreFixture;
import io.pennypost.store.StoreMetrics;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// A process that accepts and settles until it is killed, and says on its standard output what it was promised:
/// `accepted ID .` after each accept, `done ID .` after each flush that followed a final result.
final class KilledStore {
    private static final int CALLERS = 16;

    private KilledStore() {}

    public static void main(String[] arguments) throws Exception {
        var store = EmbeddedStore.open(
                Path.of(arguments[0]),
                EmbeddedOptions.defaults().withMarks(0, 0),
                InstantSource.system(),
                System::nanoTime,
                StoreMetrics.NONE);
        // Straight to the descriptor: what was printed must not stay in this process.
        var out = new PrintStream(new FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.US_ASCII);
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofPlatform().start(() -> accept(store, out));
        }
    }

    private static void accept(EmbeddedStore store, PrintStream out) {
        var spool = store.spool();
        for (int n = 0; ; n++) {
            var body = StoreFixture.patterned(n % 50 == 0 ? 1_500_000 : 5_000);
            var plain = StoreFixture.acceptance(spool, body, StoreFixture.delivery(0, StoreFixture.NOW));
            var entry = StoreFixture.event(
                    spool, "Send", StoreFixture.NOW, "m" + plain.id().value(), 1);
            var delivery = spool.accept(StoreFixture.withLedger(plain, entry)).getFirst();
            out.print("accepted " + plain.id().value() + " .\n");
            out.flush();
            if (n % 3 == 0) {
                spool.settle(new Settlement(plain.id(), List.of(new Settlement.Done(delivery.id())), List.of()));
                spool.flush();
                out.print("done " + plain.id().value() + " .\n");
                out.flush();
            }
        }
    }
}
