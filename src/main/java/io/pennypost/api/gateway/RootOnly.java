package io.pennypost.api.gateway;

import io.pennypost.auth.Authentication;
import io.pennypost.auth.Authenticator;
import io.pennypost.auth.SignatureMode;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.sigv4.SignatureErrors;
import io.pennypost.aws.sigv4.SigningRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Keeps one of our own doors for the root user: signatures of the root key where signatures are required, nobody asked
/// where they are ignored.
///
/// Clients sign for the service `ses`, as their SDK does anyway, or for `pennypost`.
public final class RootOnly implements HttpRoute {
    private static final SigningRule SIGNING = SigningRule.of(Duration.ofMinutes(5), "ses", "pennypost");

    private final HttpRoute door;
    private final Authenticator authenticator;

    /// The same door, kept.
    public RootOnly(HttpRoute door, Authenticator authenticator) {
        this.door = door;
        this.authenticator = authenticator;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return door.matches(exchange);
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        if (authenticator.mode() == SignatureMode.IGNORED) {
            door.serve(exchange, reply);
            return;
        }
        var authentication =
                authenticator.authenticate(exchange, SIGNING, exchange.peer().getHostAddress(), exchange.secure());
        switch (authentication) {
            case Authentication.Refused(var reason) -> {
                var errors = SignatureErrors.REST_JSON;
                refuse(errors.status(reason.fault()), errors.code(reason.fault()), errors.text(reason), reply);
            }
            case Authentication.Known(var caller) when caller.isRoot() -> door.serve(exchange, reply);
            case Authentication.Known _ ->
                refuse(403, "AccessDeniedException", "Only the root user may do this.", reply);
        }
    }

    private static void refuse(int status, String code, String text, HttpReply reply) throws IOException {
        var headers = List.of(new Header("Content-Type", "application/json"), new Header("x-amzn-ErrorType", code));
        reply.send(status, headers, Json.message(text).getBytes(StandardCharsets.UTF_8));
    }
}
