package io.pennypost.send.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.smtp.Timeouts;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.send.deliver.Connections.Limits;
import io.pennypost.store.Body;
import io.pennypost.testing.FakeResolver;
import io.pennypost.testing.ScriptedPeer;
import io.pennypost.testing.SelfMadeCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays the conversations of `dialogs/`, each a file that names the section it proves.
final class DialogTest {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final ClientTls TLS = ClientTls.withSystemAnchors();

    static Stream<Dialog> dialogs() throws IOException, URISyntaxException {
        var directory = Path.of(
                Objects.requireNonNull(DialogTest.class.getResource("dialogs")).toURI());
        var dialogs = new ArrayList<Dialog>();
        try (var files = Files.list(directory)) {
            for (var file : files.sorted().toList()) {
                dialogs.add(Dialog.read(file));
            }
        }
        return dialogs.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialogs")
    void goesAsWritten(Dialog dialog) throws Exception {
        var peers = listen(dialog);
        try {
            var port = peers.isEmpty() ? 1 : peers.getFirst().port();
            var report = attempt(dialog, port);

            assertEquals(expected(dialog), outcomes(dialog, report), () -> String.join("\n", report.transcript()));
            assertEquals(List.of(), mistakes(peers), () -> String.join("\n", report.transcript()));
        } finally {
            peers.forEach(ScriptedPeer::close);
        }
    }

    private static List<ScriptedPeer> listen(Dialog dialog) throws IOException {
        var tls = Optional.of(SelfMadeCertificate.of("mx1.b.example").serverContext());
        var peers = new ArrayList<ScriptedPeer>();
        for (var entry : dialog.peers.entrySet()) {
            var port = peers.isEmpty() ? 0 : peers.getFirst().port();
            peers.add(new ScriptedPeer(InetAddress.ofLiteral(entry.getKey()), port, entry.getValue(), tls));
        }
        return peers;
    }

    private static List<String> mistakes(List<ScriptedPeer> peers) throws InterruptedException {
        var mistakes = new ArrayList<String>();
        for (var peer : peers) {
            mistakes.addAll(peer.mistakes());
        }
        return mistakes;
    }

    private static AttemptReport attempt(Dialog dialog, int port) {
        var resolver = new FakeResolver(dialog.zone.toString());
        var allowPrivate = !dialog.name.contains("private");
        var sites = new Sites(resolver, List.of(), Set.of("client.example"), allowPrivate, port);
        var manners = new Courier.Manners(
                "client.example", Optional.empty(), Families.V4_THEN_V6, Timeouts.all(dialog.patience));
        try (var watchdog = new Watchdog(System::nanoTime, TICK);
                var connections = new Connections(watchdog, System::nanoTime, Limits.standard())) {
            var courier = new Courier(
                    sites,
                    connections,
                    TLS,
                    watchdog,
                    manners,
                    InstantSource.system(),
                    System::nanoTime,
                    new Random(1));
            var report = courier.attempt(parcel(dialog));
            for (var i = 1; i < dialog.attempts; i++) {
                report = courier.attempt(parcel(dialog));
            }
            return report;
        }
    }

    private static Parcel parcel(Dialog dialog) {
        var body = "x".repeat(dialog.size - 2) + "\r\n";
        return new Parcel(
                "b.example",
                "ann@a.example",
                dialog.recipients,
                Body.of(body.getBytes(StandardCharsets.US_ASCII)),
                dialog.eightBit,
                dialog.tls);
    }

    private static List<String> expected(Dialog dialog) {
        assertTrue(dialog.expected.keySet().containsAll(dialog.recipients), "an outcome for each recipient");
        return dialog.expected.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    /// What came of each recipient, in words; a part that the file does not ask for is left out.
    private static List<String> outcomes(Dialog dialog, AttemptReport report) {
        var told = new LinkedHashMap<String, String>();
        for (var i = 0; i < dialog.recipients.size(); i++) {
            told.put(dialog.recipients.get(i), words(report.outcomes().get(i)));
        }
        return dialog.expected.entrySet().stream()
                .map(entry -> entry.getKey() + " " + cut(told.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }

    private static String cut(String told, String asked) {
        return told.startsWith(asked) ? asked : told;
    }

    private static String words(RecipientOutcome outcome) {
        return switch (outcome) {
            case RecipientOutcome.Delivered(var reply) -> "Delivered " + reply;
            case RecipientOutcome.Refused(var reply, var phase) -> "Refused " + phase + " " + reply;
            case RecipientOutcome.Deferred(var reply, var phase) -> "Deferred " + phase + " " + reply;
            case RecipientOutcome.Unreachable(var trouble, var detail) -> "Unreachable " + trouble + " " + detail;
            case RecipientOutcome.NoRoute(var cause, var _) -> "NoRoute " + cause + " " + outcome.reply();
            case RecipientOutcome.Unknown _ -> "Unknown";
            case RecipientOutcome.TooLarge(var limit) -> "TooLarge " + limit;
            case RecipientOutcome.EightBitNotSupported _ -> "EightBitNotSupported";
        };
    }
}
