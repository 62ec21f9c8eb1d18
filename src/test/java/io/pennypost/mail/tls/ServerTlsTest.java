package io.pennypost.mail.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerTlsTest {
    @TempDir
    Path directory;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void aSelfMadeCertificateIsGoodForItsNames() throws Exception {
        var files = write(make("mail.example.com"));
        var certificate = files.read().chain().getFirst();
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();

        var tls = ServerTls.of(files);

        assertEquals("CN=mail.example.com", shownTo(tls, "mail.example.com", anchors(certificate)));
        assertThrows(SSLException.class, () -> shownTo(tls, "other.example.com", anchors(certificate)));
        assertEquals(
                List.of(2, "mail.example.com"),
                certificate.getSubjectAlternativeNames().iterator().next());
    }

    @Test
    void aNewCertificateIsShownFromThenOn() throws Exception {
        var files = write(make("old.example.com"));
        var tls = ServerTls.of(files);
        assertFalse(tls.refresh(complaints::add));

        write(make("new.example.com"));

        assertTrue(tls.refresh(complaints::add));
        assertEquals("CN=new.example.com", shown(tls));
        assertEquals(List.of(), complaints);
    }

    @Test
    void halfOfANewPairLeavesTheOldOne() throws Exception {
        var files = write(make("old.example.com"));
        var tls = ServerTls.of(files);
        var next = make("new.example.com");

        Files.writeString(files.certificate(), next.certificate());
        touch(files.certificate());
        assertFalse(tls.refresh(complaints::add));
        assertFalse(tls.refresh(complaints::add));
        assertEquals("CN=old.example.com", shown(tls));
        assertEquals(List.of("the private key is not the certificate's"), complaints);
        Files.delete(files.key());
        assertFalse(tls.refresh(complaints::add));
        Files.writeString(files.key(), next.key());

        assertTrue(tls.refresh(complaints::add));
        assertEquals("CN=new.example.com", shown(tls));
    }

    @Test
    void whatIsNoCertificateIsToldInASentence() throws Exception {
        var made = make("a.example.com");

        assertEquals("there is no certificate in the file", fault("", made.key()));
        assertEquals("there is no private key in the file", fault(made.certificate(), ""));
        assertEquals(
                "the private key is not the certificate's",
                fault(made.certificate(), make("b.example.com").key()));
        assertEquals(
                "the private key is encrypted",
                fault(
                        made.certificate(),
                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"));
        assertEquals(
                "the private key is no EC key, as the certificate's",
                fault(made.certificate(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
    }

    /// The form of `openssl ecparam -genkey`: RFC 5915, which PKCS #8 has within (RFC 5958).
    @Test
    void aKeyInTheOlderFormOfCurvesIsTaken() throws Exception {
        var made = make("a.example.com");
        var pkcs8 = Base64.getMimeDecoder().decode(made.key().replaceAll("-----.*-----", ""));
        // SEQUENCE, version, algorithm identifier of 19 bytes, and an octet string of at most 127 around it.
        int header = pkcs8[1] < 0 ? 3 : 2;
        int octets = header + 3 + 21;
        int start = octets + (pkcs8[octets + 1] < 0 ? 3 : 2);
        var inner = Arrays.copyOfRange(pkcs8, start, pkcs8.length);
        var pem = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + "-----BEGIN EC PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(inner)
                + "\n-----END EC PRIVATE KEY-----\n";

        assertEquals(1, ServerCertificate.read(made.certificate(), pem).chain().size());
    }

    private static String fault(String certificate, String key) {
        return String.valueOf(
                assertThrows(GeneralSecurityException.class, () -> ServerCertificate.read(certificate, key))
                        .getMessage());
    }

    private static SelfMadeCertificate make(String name) {
        return SelfMadeCertificate.make(
                List.of(name), List.of(InetAddress.ofLiteral("127.0.0.1")), Instant.now(), new SecureRandom());
    }

    private CertificateFiles write(SelfMadeCertificate made) throws IOException {
        var files = new CertificateFiles(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        Files.writeString(files.certificate(), made.certificate());
        Files.writeString(files.key(), made.key());
        touch(files.certificate());
        return files;
    }

    /// Two writes within one tick of the file system's clock look alike.
    private static void touch(Path file) throws IOException {
        var next = Files.getLastModifiedTime(file).toInstant().plusSeconds(2);
        Files.setLastModifiedTime(file, FileTime.from(next));
    }

    private static TrustManager[] anchors(X509Certificate certificate) throws Exception {
        var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("anchor", certificate);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers();
    }

    private static String shown(ServerTls tls) throws Exception {
        return handshake(tls, "mail.example.com", ClientTls.withSystemAnchors(), TlsDemand.REQUIRED);
    }

    private static String shownTo(ServerTls tls, String host, TrustManager[] anchors) throws Exception {
        return handshake(tls, host, new ClientTls(anchors), TlsDemand.VERIFIED);
    }

    private static void serve(ServerTls tls, ServerSocket listener) {
        try (var accepted = listener.accept();
                var secured = tls.layer(accepted)) {
            accepted.setSoTimeout(10_000);
            secured.startHandshake();
            secured.getInputStream().read();
        } catch (IOException refused) {
            // The client tells the test.
        }
    }

    /// The subject that a client sees.
    private static String handshake(ServerTls tls, String host, ClientTls client, TlsDemand demand) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                var below = new Socket()) {
            Thread.ofVirtual().start(() -> serve(tls, listener));
            below.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), listener.getLocalPort()), 10_000);
            below.setSoTimeout(10_000);
            try (var secured = client.layer(below, host, demand)) {
                secured.startHandshake();
                var peer = (X509Certificate) secured.getSession().getPeerCertificates()[0];
                secured.getOutputStream().write('x');
                return peer.getSubjectX500Principal().getName();
            }
        }
    }
}
