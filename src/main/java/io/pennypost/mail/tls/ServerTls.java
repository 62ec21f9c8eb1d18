package io.pennypost.mail.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Puts TLS 1.2 or 1.3 on an accepted socket, as server, with a certificate that may change while we run.
///
/// Connections keep the certificate they began with. Sessions are resumed by tickets (RFC 8446 §2.2), which cost
/// no memory here. Safe for many threads.
public final class ServerTls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /// P-256 first: the native provider computes it many times faster than X25519.
    private static final String[] GROUPS = {"secp256r1", "x25519", "secp384r1"};

    /// Guards key material within this process only, so anything will do.
    private static final char[] PASSWORD = "in-memory".toCharArray();

    private final CertificateFiles files;
    private volatile Loaded loaded;

    /// What is shown now, and the state of the files it came from.
    private record Loaded(CertificateFiles.State state, SSLContext context) {}

    private ServerTls(CertificateFiles files, Loaded loaded) {
        this.files = files;
        this.loaded = loaded;
    }

    /// A server that shows what the files hold.
    ///
    /// @throws IOException              when they cannot be read
    /// @throws GeneralSecurityException when they are no certificate and key that belong together
    public static ServerTls of(CertificateFiles files) throws IOException, GeneralSecurityException {
        return new ServerTls(files, load(files));
    }

    /// A TLS socket over the given one, ready for its handshake, which the caller starts under its own deadline.
    /// Closing it closes the socket below.
    public SSLSocket layer(Socket below) throws IOException {
        var factory = loaded.context.getSocketFactory();
        var socket = (SSLSocket) factory.createSocket(below, new ByteArrayInputStream(new byte[0]), true);
        socket.setUseClientMode(false);
        socket.setSSLParameters(parameters());
        return socket;
    }

    /// Reads the files again if they are other files than before. Until both are whole and belong together, the
    /// certificate before stays. Blocks on the disk.
    ///
    /// @param complaint told why files that changed could not be used, once for each state of them
    /// @return whether another certificate is shown from now on
    public boolean refresh(Consumer<String> complaint) {
        var before = loaded;
        try {
            var state = files.state();
            if (state.equals(before.state)) {
                return false;
            }
            try {
                loaded = load(files);
                return true;
            } catch (GeneralSecurityException unusable) {
                loaded = new Loaded(state, before.context);
                complaint.accept(unusable.getMessage());
                return false;
            }
        } catch (IOException unreadable) {
            // Files are often replaced by removing and writing: looked at again the next time.
            return false;
        }
    }

    private static Loaded load(CertificateFiles files) throws IOException, GeneralSecurityException {
        // Looked at first: what changes while it is read is read again.
        var state = files.state();
        return new Loaded(state, context(files.read()));
    }

    private static SSLContext context(ServerCertificate shown) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", shown.key(), PASSWORD, shown.chain().toArray(X509Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLParameters parameters() {
        var parameters = new SSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setNamedGroups(GROUPS);
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }
}
