package io.pennypost.api.gateway;

import io.pennypost.auth.Authenticator;
import io.pennypost.auth.Credential;
import io.pennypost.auth.Credentials;
import io.pennypost.auth.SignatureMode;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.TestShapes;
import io.pennypost.aws.sigv4.Secret;
import io.pennypost.aws.sigv4.SigningRule;
import io.pennypost.observe.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A real door on 127.0.0.1 before a gateway with one echoing operation.
final class RunningDoor implements AutoCloseable {
    static final Secret SECRET = new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    final HttpDoor door;
    final InetSocketAddress address;

    RunningDoor(Path directory, HttpRoute... routes) throws IOException {
        this(HttpDoor.Settings.defaults(directory), SignatureMode.IGNORED, routes);
    }

    RunningDoor(HttpDoor.Settings settings, SignatureMode mode, HttpRoute... routes) throws IOException {
        var rule = SigningRule.of(Duration.ofMinutes(5), "ses");
        var authenticator = new Authenticator(
                mode,
                Credentials.of(Credential.root("AKIDEXAMPLE", SECRET, "000000000000")),
                new Scope("000000000000", "us-east-1"),
                () -> TestExchange.NOW);
        var gateway = new Gateway(
                List.of(routes),
                List.of(
                        AwsService.restJson(
                                "sesv2",
                                rule,
                                "/v2/email/",
                                () -> TestShapes.table("sesv2", "Echo", "outbound-emails"),
                                new PlainProtocol("json"),
                                new Echo()),
                        AwsService.query(
                                "ses",
                                rule,
                                "2010-12-01",
                                () -> TestShapes.table("ses", "Echo"),
                                new PlainProtocol("query"),
                                new Echo())),
                authenticator,
                Authorizer.ALLOW_ALL,
                Audit.NONE,
                new Metrics(),
                System::nanoTime);
        door = new HttpDoor(gateway, settings, () -> TestExchange.NOW, System::nanoTime, new Random(1));
        door.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = door.start().getFirst();
    }

    RawClient connect() throws IOException {
        return new RawClient(address);
    }

    @Override
    public void close() {
        door.close();
    }
}
