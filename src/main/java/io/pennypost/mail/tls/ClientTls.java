package io.pennypost.mail.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Puts TLS 1.2 or 1.3 on an open socket, as client.
///
/// Two contexts, because a session made without looking at the certificate must never be resumed where one is demanded:
/// one takes any certificate, the other checks the chain against its trust anchors and the name against the host (RFC
/// 9525). Each keeps at most 10 000 sessions for at most two hours. Safe for many threads.
public final class ClientTls {
    private static final int SESSIONS_MAX = 10_000;
    private static final int SESSION_SECONDS_MAX = 2 * 3600;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /// P-256 first: the native provider computes it many times faster than X25519.
    private static final String[] GROUPS = {"secp256r1", "x25519", "secp384r1"};

    private final SSLContext anyCertificate;
    private final SSLContext verifying;

    /// A client that verifies, where that is demanded, by these trust managers.
    public ClientTls(TrustManager... anchors) {
        this.anyCertificate = context(new AnyCertificate());
        this.verifying = context(anchors);
    }

    /// A client that verifies by the trust anchors of the JDK.
    public static ClientTls withSystemAnchors() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return new ClientTls(factory.getTrustManagers());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK has no trust anchors", impossible);
        }
    }

    /// A TLS socket over the given one, ready for its handshake, which the caller starts under its own deadline.
    /// Closing it closes the socket below.
    ///
    /// @param host   name of the peer, sent as SNI and demanded of a verified certificate, or an address literal
    /// @param demand anything but NONE
    public SSLSocket layer(Socket below, String host, TlsDemand demand) throws IOException {
        var verified = demand == TlsDemand.VERIFIED;
        var factory = (verified ? verifying : anyCertificate).getSocketFactory();
        var socket = (SSLSocket) factory.createSocket(below, host, below.getPort(), true);
        socket.setUseClientMode(true);
        socket.setSSLParameters(parameters(host, verified));
        return socket;
    }

    private static SSLParameters parameters(String host, boolean verified) {
        var parameters = new SSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setNamedGroups(GROUPS);
        if (isName(host)) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        if (verified) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        return parameters;
    }

    /// SNI carries names only (RFC 6066 §3): no address literal, no single label that may be anything.
    private static boolean isName(String host) {
        var lastDot = host.lastIndexOf('.');
        if (lastDot < 0 || lastDot == host.length() - 1 || host.indexOf(':') >= 0 || host.indexOf('_') >= 0) {
            return false;
        }
        var top = host.toLowerCase(Locale.ROOT).charAt(lastDot + 1);
        return top >= 'a' && top <= 'z';
    }

    private static SSLContext context(TrustManager... trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            context.getClientSessionContext().setSessionCacheSize(SESSIONS_MAX);
            context.getClientSessionContext().setSessionTimeout(SESSION_SECONDS_MAX);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK has no TLS", impossible);
        }
    }

    /// Takes whatever is shown: against a listener on the wire, an unknown certificate is still better than none.
    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
