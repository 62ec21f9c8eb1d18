package io.pennypost.web.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.neighbor.sns.NotificationSigner;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/// `GET /SimpleNotificationService-….pem` gives the certificate by which notifications are verified.
public final class CertificateRoute implements HttpRoute {
    private static final String BEGINNING = "/SimpleNotificationService-";

    private final Supplier<NotificationSigner> signer;

    public CertificateRoute(Supplier<NotificationSigner> signer) {
        this.signer = signer;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().startsWith(BEGINNING)
                && List.of("GET", "HEAD").contains(exchange.method());
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        var current = signer.get();
        if (!exchange.rawPath().equals("/" + current.file())) {
            reply.send(404, List.of(), new byte[0]);
            return;
        }
        var head = List.of(
                new Header("Content-Type", "application/x-pem-file"), new Header("Cache-Control", "max-age=86400"));
        reply.send(200, head, current.pem().getBytes(US_ASCII));
    }
}
