package io.pennypost.receive.verdict;

import io.pennypost.mail.dkim.Verifier;
import io.pennypost.mail.dns.CachingResolver;
import io.pennypost.mail.mime.Header;
import io.pennypost.testing.FakeResolver;
import io.pennypost.testing.SignedMail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;

/// Prints how long it takes to judge a signed message of 10 KB when all of DNS is in the cache. Not a test: it asserts
/// nothing.
final class VerdictSpeed {
    private static final int ROUNDS = 6;
    private static final int MESSAGES = 10_000;

    private VerdictSpeed() {}

    /// One thread; wall time, the best of several rounds.
    public static void main(String[] arguments) throws IOException {
        var zone = """
                example.com TXT v=spf1 include:_spf.example.com -all
                _spf.example.com TXT v=spf1 ip4:198.51.100.0/24 ip4:192.0.2.0/24 -all
                _dmarc.example.com TXT v=DMARC1; p=reject
                192.0.2.7 PTR mx.example.com
                mx.example.com A 192.0.2.7
                """ + SignedMail.keyLine("example.com");
        var line = "The quick brown fox jumps over the lazy dog, twice a day.\n";
        var mail = SignedMail.by("example.com", "From: a@example.com\nSubject: Hi\n\n" + line.repeat(172));
        var dns = new CachingResolver(new FakeResolver(zone), System::nanoTime);
        var judge = new Judge(dns, "mx.example", () -> Instant.EPOCH, System::nanoTime, Verifier.Policy.STRICT);
        var peer = new Peer(InetAddress.ofLiteral("192.0.2.7"), "mx.example.com", "a@example.com");
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                var header = Header.scan(mail);
                int body = header.bodyStart();
                judge.judge(peer, header, new ByteArrayInputStream(mail, body, mail.length - body));
            }
            best = Math.min(best, (System.nanoTime() - start) / 1_000.0 / MESSAGES);
        }
        System.out.printf("%d bytes: %.1f µs each, %.0f a second%n", mail.length, best, 1_000_000 / best);
    }
}
