package io.pennypost.server;

import io.pennypost.auth.RootCredentials;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.observe.Metrics;
import io.pennypost.server.settings.Settings;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.IdentityDocuments;
import io.pennypost.ses.identity.MailFromHost;
import io.pennypost.ses.identity.PublishedRecords;
import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import io.pennypost.ses.identity.VerificationAgenda;
import io.pennypost.store.StoreException;
import io.pennypost.store.embedded.EmbeddedOptions;
import io.pennypost.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The DNS records of an identity, from whoever has the data directory: a running server, or else ourselves.
///
/// @param owner what the owner of the domain publishes
/// @param zone  what the operator publishes in `identity.zone`
record KnownRecords(List<DnsRecord> owner, List<DnsRecord> zone) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonFactory JSON = new JsonFactory();

    KnownRecords {
        owner = List.copyOf(owner);
        zone = List.copyOf(zone);
    }

    /// Empty when there is no such identity.
    ///
    /// @param name as identities are kept
    /// @throws StartException when neither the directory can be read nor its server be asked
    static Optional<KnownRecords> find(Settings settings, String name) throws StartException {
        var data = settings.server().data();
        if (!Files.isDirectory(data)) {
            throw new StartException("There is no data directory " + data + ": is --data or --config missing?");
        }
        // The lock tells who has the directory; a server at the usual port may be another's.
        try (var store = EmbeddedStore.open(
                data,
                EmbeddedOptions.defaults(),
                InstantSource.system(),
                System::nanoTime,
                new StoreCounters(new Metrics()))) {
            return new IdentityDocuments(store.catalog(), new VerificationAgenda())
                    .find(home(settings), name)
                    .map(identity -> of(settings, identity));
        } catch (StoreException taken) {
            return ask(settings, name, String.valueOf(taken.getMessage()));
        }
    }

    private static Scope home(Settings settings) {
        return new Scope(settings.account().id(), settings.server().region());
    }

    private static KnownRecords of(Settings settings, Identity identity) {
        var names = settings.identity().zone().orElse("");
        var zone = new DkimZone(names);
        var host = new MailFromHost(names, settings.delivery().hostname());
        return new KnownRecords(
                PublishedRecords.of(identity, zone, host), PublishedRecords.inZone(identity, zone, host));
    }

    private static Optional<KnownRecords> ask(Settings settings, String name, String taken) throws StartException {
        var listen = settings.http().listen();
        var home = home(settings);
        var path = "/_pennypost/v1/identities/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "/records";
        var query = "account=" + home.account() + "&region=" + home.region();
        var url = URI.create("http://" + listen + path + "?" + query);
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(url).timeout(PATIENCE);
            signer(settings)
                    .sign(
                            "GET",
                            path,
                            query,
                            List.of(new Header("Host", url.getAuthority())),
                            EMPTY_SHA256,
                            InstantSource.system().instant())
                    .forEach(header -> request.header(header.name(), header.value()));
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> Optional.of(parse(answer.body()));
                case 404 -> Optional.empty();
                default ->
                    throw new StartException(
                            "The server at " + listen + " answers " + answer.statusCode() + ": " + answer.body());
            };
        } catch (IOException | JacksonException e) {
            throw new StartException(taken + " It cannot be asked at http.listen = " + listen + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted.", e);
        }
    }

    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static Signer signer(Settings settings) throws IOException {
        var given = settings.root();
        var root = given.accessKeyId().isPresent() && given.secretAccessKey().isPresent()
                ? new RootCredentials(
                        given.accessKeyId().get(), given.secretAccessKey().get())
                : RootCredentials.in(settings.server().data(), new SecureRandom());
        return new Signer(root.accessKeyId(), root.secret(), settings.server().region(), "pennypost");
    }

    /// Reads what `web.identity` writes.
    private static KnownRecords parse(String text) {
        var owner = new ArrayList<DnsRecord>();
        var zone = new ArrayList<DnsRecord>();
        try (var in = JSON.createParser(ObjectReadContext.empty(), text)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                var records = in.currentName().equals("zone") ? zone : owner;
                in.nextToken();
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    records.add(dns(in));
                }
            }
        }
        return new KnownRecords(owner, zone);
    }

    private static DnsRecord dns(JsonParser in) {
        var members = new HashMap<String, String>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = in.currentName();
            in.nextToken();
            members.put(name, in.getString());
        }
        return new DnsRecord(
                members.getOrDefault("name", ""), members.getOrDefault("type", ""), members.getOrDefault("value", ""));
    }
}
