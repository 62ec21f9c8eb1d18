package io.pennypost.mail.dkim;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.Draft;
import io.pennypost.mail.mime.Draft.Text;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.MessageComposer;
import io.pennypost.mail.mime.MessageScanner;
import java.lang.management.ManagementFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/// Prints what indexing, composing and signing a message of 10 KB cost. Not a test: it asserts nothing.
final class MailSpeed {
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    private MailSpeed() {}

    /// Runs each for a moment; what counts is the thread's CPU time in the best of several rounds.
    public static void main(String[] arguments) throws Exception {
        var composer = new MessageComposer(new SplittableRandom(1));
        var draft = draft("The quick brown fox jumps over the lazy dog, twice a day.\r\n".repeat(172));
        var japanese = draft("日本語のメールはこのように書かれます。\r\n".repeat(170));
        var message = composer.compose(draft);
        print("compose " + message.length + " bytes of ASCII", () -> composer.compose(draft));
        print("compose " + composer.compose(japanese).length + " bytes of Japanese", () -> composer.compose(japanese));
        print("scan the header", () -> Header.scan(message));
        print("index the message", () -> MessageScanner.scan(message));

        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        var text = KeyImport.toText(generator.generateKeyPair().getPrivate());
        sign("JDK", Security.getProviders("Signature.SHA256withRSA")[0], message, text);
        var accp = AmazonCorrettoCryptoProvider.INSTANCE;
        if (accp.getLoadingError() == null) {
            sign("ACCP", accp, message, text);
        }
    }

    private static void sign(String name, Provider provider, byte[] message, String keyText) throws Exception {
        var hashes = provider.getService("MessageDigest", "SHA-256") == null
                ? Security.getProviders("MessageDigest.SHA-256")[0]
                : provider;
        var sha256 = MessageDigest.getInstance("SHA-256", hashes);
        if (!(new KeyImport(provider).privateKey(keyText) instanceof KeyImport.Result.Imported imported)) {
            throw new IllegalStateException("key was refused");
        }
        var signer = new Signer(new SigningKey("example.com", "selector", imported.privateKey()), provider);
        var header = Header.scan(message);
        int start = header.bodyStart();
        print(name + ": hash the body", () -> BodyHash.relaxed(message, start, sha256));
        var hash = BodyHash.relaxed(message, start, sha256);
        print(name + ": sign the header", () -> signer.sign(header, hash, AT));
        print(
                name + ": scan, hash, sign",
                () -> signer.sign(Header.scan(message), BodyHash.relaxed(message, start, sha256), AT));
    }

    private static Draft draft(String text) {
        return new Draft(
                new Mailbox(Optional.of("Ann Sender"), new Address("ann", "example.com")),
                List.of(),
                List.of(Mailbox.of(new Address("bob", "example.org"))),
                List.of(),
                Optional.of(Text.of("Greetings from afar")),
                Optional.of(Text.of(text)),
                Optional.empty(),
                List.of(),
                List.of(),
                "0100018bb6a1c2d3-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-000000@email.example.com",
                AT);
    }

    private static void print(String what, Callable<?> task) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 12; round++) {
            long start = threads.getCurrentThreadCpuTime();
            int count = 0;
            while (count % 16 != 0 || threads.getCurrentThreadCpuTime() - start < 100_000_000L) {
                task.call();
                count++;
            }
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1_000.0 / count);
        }
        System.out.println(what + ": " + Math.round(best * 10) / 10.0 + " µs");
    }
}
