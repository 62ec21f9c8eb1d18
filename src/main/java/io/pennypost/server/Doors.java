package io.pennypost.server;

import io.pennypost.api.gateway.Audit;
import io.pennypost.api.gateway.Authorizer;
import io.pennypost.api.gateway.AwsService;
import io.pennypost.api.gateway.Gateway;
import io.pennypost.api.gateway.HttpDoor;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.api.gateway.RootOnly;
import io.pennypost.api.sns.SnsApi;
import io.pennypost.api.sts.StsApi;
import io.pennypost.api.submit.SpilledBlobs;
import io.pennypost.auth.Authenticator;
import io.pennypost.auth.Credentials;
import io.pennypost.auth.RootCredentials;
import io.pennypost.auth.SignatureMode;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.Query;
import io.pennypost.aws.protocol.RestJson;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.aws.sigv4.SigningRule;
import io.pennypost.receive.ReceivedMailId;
import io.pennypost.send.spool.SesMessageId;
import io.pennypost.server.settings.HttpSettings;
import io.pennypost.store.MessageId;
import io.pennypost.store.Spool;
import io.pennypost.web.account.AccountDesk;
import io.pennypost.web.console.Console;
import io.pennypost.web.console.ConsoleConfig;
import io.pennypost.web.console.ConsoleSources;
import io.pennypost.web.console.Gate;
import io.pennypost.web.export.ExportDownload;
import io.pennypost.web.health.HealthCheck;
import io.pennypost.web.health.HealthRoute;
import io.pennypost.web.health.MetricsRoute;
import io.pennypost.web.identity.IdentityRecords;
import io.pennypost.web.verification.VerificationPage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The HTTP door and all that answers behind it.
record Doors(HttpDoor http, RootCredentials root) {
    /// SES takes signatures of the last five minutes.
    private static final Duration SES_SKEW = Duration.ofMinutes(5);

    static Doors make(
            Base base,
            Resources resources,
            Sending sending,
            Identification identification,
            Learning learning,
            Eventing eventing,
            Acting acting,
            Closing closing)
            throws StartException {
        var settings = base.settings();
        var root = root(base);
        var mode = settings.http().signatures() == HttpSettings.Signatures.REQUIRED
                ? SignatureMode.REQUIRED
                : SignatureMode.IGNORED;
        var fallback = new Scope(settings.account().id(), settings.server().region());
        var authenticator = new Authenticator(
                mode, Credentials.of(root.of(settings.account().id())), fallback, base.clock());
        var gateway = new Gateway(
                routes(base, resources, identification, learning, eventing, authenticator, fallback, closing),
                services(base, resources, sending, identification, learning, acting),
                authenticator,
                Authorizer.ALLOW_ALL,
                Audit.NONE,
                base.metrics(),
                base.nanoTime());
        var limits = HttpDoor.Settings.defaults(settings.server().data().resolve("tmp"));
        var door = new HttpDoor(
                gateway,
                settings.http().behindProxy() ? limits.withProxy() : limits,
                base.clock(),
                base.nanoTime(),
                base.random());
        var listen = settings.http().listen();
        door.listen(new InetSocketAddress(listen.host(), listen.port()));
        return new Doors(closing.add("the HTTP door", door), root);
    }

    /// The keys of the configuration, else those of the data directory.
    private static RootCredentials root(Base base) throws StartException {
        var given = base.settings().root();
        try {
            return given.accessKeyId().isPresent() && given.secretAccessKey().isPresent()
                    ? new RootCredentials(
                            given.accessKeyId().get(), given.secretAccessKey().get())
                    : RootCredentials.in(base.settings().server().data(), base.secure());
        } catch (IOException e) {
            throw new StartException("The root credentials cannot be read or made: " + e.getMessage(), e);
        }
    }

    /// Our own doors, asked in this order before the AWS services.
    private static List<HttpRoute> routes(
            Base base,
            Resources resources,
            Identification identification,
            Learning learning,
            Eventing eventing,
            Authenticator authenticator,
            Scope home,
            Closing closing) {
        var records =
                new IdentityRecords(resources.identityDocuments(), resources.zone(), resources.mailFromHost(), home);
        var store = base.store();
        var console = closing.add(
                "the console",
                new Console(
                        new ConsoleSources(store.inbox(), store.spool()::body, store.events(), Doors::messageId),
                        Gate.open(),
                        consoleConfig(base.settings().http()),
                        base.nanoTime()));
        var ours = List.<HttpRoute>of(
                new HealthRoute(List.of(new HealthCheck("store", () -> complaint(store.spool())))),
                new MetricsRoute(base.metrics()),
                new VerificationPage(
                        identification.ownership(), resources.templates().verification()),
                new ExportDownload(learning.links(), learning.files()),
                new RootOnly(records, authenticator),
                new RootOnly(new AccountDesk(resources.accounts(), resources.reviews(), home), authenticator),
                new RootOnly(eventing.desk(), authenticator),
                new RootOnly(console, authenticator));
        return Stream.concat(ours.stream(), resources.neighbors().routes().stream())
                .toList();
    }

    private static Optional<String> complaint(Spool spool) {
        var health = spool.health();
        return health.state() == Spool.State.OK ? Optional.empty() : Optional.of(health.detail());
    }

    private static ConsoleConfig consoleConfig(HttpSettings http) {
        return new ConsoleConfig(
                http.signatures() == HttpSettings.Signatures.IGNORED,
                http.publicUrl().map(url -> Set.of(url.getHost())).orElse(Set.of()));
    }

    private static List<AwsService> services(
            Base base,
            Resources resources,
            Sending sending,
            Identification identification,
            Learning learning,
            Acting acting) {
        var blobs = new SpilledBlobs(base.scratch());
        var query = new Query(blobs);
        var ses = SigningRule.of(SES_SKEW, "ses", "email");
        var v1 = SesFaces.v1(base, resources, sending, identification, learning, acting);
        var v2 = SesFaces.v2(base, resources, sending, identification, learning);
        return List.of(
                AwsService.query("ses", ses, "2010-12-01", () -> ServiceTable.load("ses"), query, v1),
                AwsService.restJson(
                        // Under v1 lies a second path of one operation, which SDKs for Go knew.
                        "sesv2",
                        ses,
                        List.of("/v2/email/", "/v1/email/"),
                        () -> ServiceTable.load("sesv2"),
                        new RestJson(blobs),
                        v2),
                SnsApi.service(
                        () -> ServiceTable.load("sns"),
                        query,
                        resources.neighbors().sns(base, resources.pageTokens())),
                StsApi.service(() -> ServiceTable.load("sts"), query));
    }

    /// Our own id behind that of a sent or of a received message.
    private static Optional<MessageId> messageId(String text) {
        return SesMessageId.parse(text).or(() -> ReceivedMailId.parse(text));
    }
}
