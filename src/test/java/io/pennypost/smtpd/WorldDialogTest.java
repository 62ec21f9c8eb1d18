package io.pennypost.smtpd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.mail.tls.ServerTls;
import io.pennypost.observe.Metrics;
import io.pennypost.ses.receiptrule.TlsPolicy;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.Scratch;
import io.pennypost.testing.ReceivingWorld;
import io.pennypost.testing.SmtpTalk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays the conversations of `world/` from the side of a host that delivers. Mail is taken for shop.example, for
/// secure.example over TLS alone, and in lines as [DialogTest] has them; `> mails N` is how many must have been taken.
final class WorldDialogTest {
    private static final long SIZE_MAX = 100_000;

    @TempDir
    Path directory;

    static Stream<Path> dialogs() throws IOException, URISyntaxException {
        var files = Path.of(Objects.requireNonNull(WorldDialogTest.class.getResource("world"))
                .toURI());
        try (var found = Files.list(files)) {
            return found.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialogs")
    void goesAsWritten(Path file) throws Exception {
        var world = new ReceivingWorld()
                .receives(ReceivingWorld.SHOP, TlsPolicy.OPTIONAL, "shop.example")
                .receives(ReceivingWorld.HOME, TlsPolicy.REQUIRE, "secure.example");
        var shown = ServerTls.of(SmtpdWorld.certificate(directory));
        var ground = new Smtpd.Ground(
                () -> shown, new Scratch(directory), 16L << 20, new Metrics(), System::nanoTime, new Random(1));

        try (var door =
                Smtpd.forTheWorld(Manners.exchanger(ReceivingWorld.HOSTNAME, SIZE_MAX), world.reception, ground)) {
            var address =
                    door.listen(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), Smtpd.Entry.STARTTLS);
            door.start();
            try (var talk = SmtpTalk.to(address)) {
                for (var line : lines(file)) {
                    play(line, talk, world);
                }
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
    }

    private static void play(String line, SmtpTalk talk, ReceivingWorld world) throws IOException {
        if (line.startsWith("> mails ")) {
            var mails = world.spool.ledger().stream()
                    .filter(entry -> entry.kind() == LedgerEntry.Kind.MESSAGE)
                    .count();
            assertEquals(Long.parseLong(line.substring(8)), mails);
            return;
        }
        DialogTest.play(line, talk);
    }
}
