package io.pennypost.web.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.IdentityDocuments;
import io.pennypost.ses.identity.IdentityName;
import io.pennypost.ses.identity.MailFromHost;
import io.pennypost.ses.identity.PublishedRecords;
import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// `GET /_pennypost/v1/identities/{name}/records`: the DNS records to publish for an identity.
///
/// JSON, `{"records":[{"name":…,"type":…,"value":…}],"zone":[…]}`, or lines of a zone file where `Accept` asks for
/// `text/plain`. `records` are for the owner of the domain, `zone` for the operator where `identity.zone` is set. An
/// address has none but those of its MAIL FROM. `?region=` and `?account=` choose another place than that of the
/// configuration.
public final class IdentityRecords implements HttpRoute {
    private static final String PREFIX = "/_pennypost/v1/identities/";
    private static final String SUFFIX = "/records";
    private static final JsonFactory JSON = new JsonFactory();

    private final IdentityDocuments identities;
    private final DkimZone zone;
    private final MailFromHost mailFromHost;
    private final Scope home;

    /// A route over all identities.
    ///
    /// @param home where an identity is looked for when the request names no account or region
    public IdentityRecords(IdentityDocuments identities, DkimZone zone, MailFromHost mailFromHost, Scope home) {
        this.identities = identities;
        this.zone = zone;
        this.mailFromHost = mailFromHost;
        this.home = home;
    }

    @Override
    public boolean matches(Exchange exchange) {
        var path = exchange.rawPath();
        return path.length() > PREFIX.length() + SUFFIX.length()
                && path.startsWith(PREFIX)
                && path.endsWith(SUFFIX)
                && path.indexOf('/', PREFIX.length()) == path.length() - SUFFIX.length();
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            reply.send(405, List.of(new Header("Allow", "GET, HEAD")), new byte[0]);
            return;
        }
        var identity = find(exchange);
        if (identity.isEmpty()) {
            reply.send(404, head("application/json"), notFound());
            return;
        }
        var owners = PublishedRecords.of(identity.get(), zone, mailFromHost);
        var operators = PublishedRecords.inZone(identity.get(), zone, mailFromHost);
        if (asksForText(exchange)) {
            var text = ZoneFile.of(owners) + ZoneFile.of(operators);
            reply.send(200, head("text/plain; charset=utf-8"), text.getBytes(UTF_8));
            return;
        }
        reply.send(200, head("application/json"), json(owners, operators));
    }

    private Optional<Identity> find(Exchange exchange) {
        try {
            var path = exchange.rawPath();
            var segment = path.substring(PREFIX.length(), path.length() - SUFFIX.length());
            // A plus sign in a path is itself, unlike in a form.
            var name = IdentityName.parse(URLDecoder.decode(segment.replace("+", "%2B"), UTF_8));
            // Accounts and regions have no letters that need decoding.
            var scope = new Scope(
                    exchange.rawParameter("account").orElse(home.account()),
                    exchange.rawParameter("region").orElse(home.region()));
            return name.flatMap(known -> identities.find(scope, known.text()));
        } catch (IllegalArgumentException noSuchPlace) {
            // A broken percent-encoding, or no account id: nothing is there.
            return Optional.empty();
        }
    }

    private static boolean asksForText(Exchange exchange) {
        return exchange.header("Accept").orElse("").startsWith("text/plain");
    }

    private static List<Header> head(String contentType) {
        return List.of(
                new Header("Content-Type", contentType),
                new Header("Cache-Control", "no-store"),
                new Header("X-Content-Type-Options", "nosniff"));
    }

    private static byte[] json(List<DnsRecord> owners, List<DnsRecord> operators) {
        var out = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            write("records", owners, json);
            write("zone", operators, json);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void write(String name, List<DnsRecord> records, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (var dns : records) {
            json.writeStartObject();
            json.writeStringProperty("name", dns.name());
            json.writeStringProperty("type", dns.type());
            json.writeStringProperty("value", dns.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static byte[] notFound() {
        return "{\"code\":\"NotFound\",\"message\":\"There is no such identity here.\"}".getBytes(UTF_8);
    }
}
