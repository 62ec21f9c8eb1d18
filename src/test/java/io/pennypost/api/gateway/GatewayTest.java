package io.pennypost.api.gateway;

import static io.pennypost.api.gateway.TestExchange.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.auth.Authenticator;
import io.pennypost.auth.Credential;
import io.pennypost.auth.Credentials;
import io.pennypost.auth.SignatureMode;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.aws.protocol.TestShapes;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.sigv4.Secret;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.aws.sigv4.SigningRule;
import io.pennypost.observe.Metrics;
import io.pennypost.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final Header FORM = new Header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    private static final Secret SECRET = new Secret("secret");
    private static final Credentials CREDENTIALS = Credentials.of(
            Credential.root("AKIAROOT", SECRET, "000000000000"),
            new Credential(
                    "AKIAUSER", SECRET, "000000000000", "arn:aws:iam::000000000000:user/a", "AIDA", Optional.empty()));

    private SignatureMode mode = SignatureMode.IGNORED;
    private Supplier<? extends RuntimeException> failure = IllegalStateException::new;
    private Authorizer authorizer = Authorizer.ALLOW_ALL;
    private Audit audit = Audit.NONE;
    private List<HttpRoute> routes = List.of();
    private Metrics metrics = new Metrics();

    private Authenticator authenticator() {
        return new Authenticator(mode, CREDENTIALS, new Scope("000000000000", "us-east-1"), () -> NOW);
    }

    private RecordedReply serve(Exchange exchange) throws IOException {
        var ses = SigningRule.of(Duration.ofMinutes(5), "ses", "email");
        var json = new PlainProtocol("json");
        var query = new PlainProtocol("query");
        var services = List.of(
                AwsService.restJson(
                        "sesv2",
                        ses,
                        "/v2/email/",
                        () -> TestShapes.table("sesv2", "Echo", "Failing", "Unbuilt"),
                        json,
                        new Echo(),
                        new Failing(failure)),
                AwsService.query(
                        "ses", ses, "2010-12-01", () -> TestShapes.table("ses", "Echo", "Failing"), query, new Echo()),
                AwsService.query(
                        "sts",
                        SigningRule.of(Duration.ofMinutes(15), "sts"),
                        "2011-06-15",
                        () -> TestShapes.table("sts", "Echo"),
                        new PlainProtocol("sts"),
                        new Echo()));
        metrics = new Metrics();
        var reply = new RecordedReply();
        new Gateway(routes, services, authenticator(), authorizer, audit, metrics, () -> 0L).serve(exchange, reply);
        return reply;
    }

    private String summary(Exchange exchange) throws IOException {
        return serve(exchange).summary();
    }

    private static Exchange signed(Exchange exchange, String keyId, String service) {
        return TestExchange.signed(exchange, new Signer(keyId, SECRET, "eu-west-1", service));
    }

    @Test
    void pathFindsTheRestService() throws IOException {
        assertEquals(
                "200 json:Output[text=hi, scope=000000000000/us-east-1]",
                summary(TestExchange.of("POST", "/v2/email/Echo", "hi")));
    }

    @Test
    void versionFindsTheQueryServiceInFormAndQuery() throws IOException {
        assertTrue(summary(TestExchange.of("POST", "/", "Action=Echo&Version=2010-12-01", FORM))
                .startsWith("200 query:"));
        assertTrue(summary(TestExchange.of("POST", "/", "Version=2011%2D06-15&Action=Echo", FORM))
                .startsWith("200 sts:"));
        assertTrue(summary(TestExchange.of("GET", "/?Action=Echo&Version=2011-06-15", ""))
                .startsWith("200 sts:"));
    }

    @Test
    void signatureScopeFindsTheServiceWithoutAVersion() throws IOException {
        assertEquals(
                "200 sts:Output[text=Action=Echo, scope=000000000000/eu-west-1]",
                summary(signed(TestExchange.of("POST", "/", "Action=Echo", FORM), "any", "sts")));
        assertTrue(summary(signed(TestExchange.of("POST", "/v2/email/Echo", "x"), "any", "ses"))
                .startsWith("200 json:"));
        assertTrue(summary(signed(TestExchange.of("POST", "/", "Action=Echo", FORM), "any", "email"))
                .startsWith("200 query:"));
    }

    @Test
    void unknownOperationIsNamedInTheServicesWay() throws IOException {
        assertEquals("404 json:UnknownOperationException: ", summary(TestExchange.of("GET", "/v2/email/No", "")));
        assertEquals("404 json:UnknownOperationException: ", summary(TestExchange.of("GET", "/v2/other", "")));
        assertEquals(
                "400 query:InvalidAction: ",
                summary(TestExchange.of("POST", "/", "Action=No&Version=2010-12-01", FORM)));
        assertEquals("400 query:MissingAction: ", summary(TestExchange.of("GET", "/", "")));
        assertEquals("404 query:InvalidAction: ", summary(TestExchange.of("GET", "/favicon.ico", "")));
    }

    @Test
    void operationThatIsNotBuiltSaysSo() throws IOException {
        assertEquals(
                "404 json:UnknownOperationException: Pennypost does not have the operation Unbuilt yet.",
                summary(TestExchange.of("POST", "/v2/email/Unbuilt", "")));
        assertEquals(
                "400 query:InvalidAction: Pennypost does not have the operation Failing yet.",
                summary(TestExchange.of("POST", "/", "Action=Failing&Version=2010-12-01", FORM)));
    }

    @Test
    void refusedSignatureIsWordedByTheFamily() throws IOException {
        mode = SignatureMode.REQUIRED;

        assertEquals(
                "403 json:MissingAuthenticationTokenException: Missing Authentication Token",
                summary(TestExchange.of("POST", "/v2/email/Echo", "undecodable")));
        assertEquals(
                "403 query:MissingAuthenticationToken: Request is missing Authentication Token",
                summary(TestExchange.of("POST", "/", "Action=Echo&Version=2010-12-01", FORM)));
        assertEquals(
                "403 json:InvalidSignatureException: Credential should be scoped to correct service: 'ses'.",
                summary(signed(TestExchange.of("POST", "/v2/email/Echo", ""), "AKIAROOT", "sts")));
        assertEquals(
                "200 json:Output[text=a, scope=000000000000/eu-west-1]",
                summary(signed(TestExchange.of("POST", "/v2/email/Echo", "a"), "AKIAROOT", "ses")));
    }

    @Test
    void refusalOfAnOperationKeepsItsCode() throws IOException {
        failure = () -> new ServiceError("MessageRejected", "Email address is not verified.");

        assertEquals(
                "400 json:MessageRejected: Email address is not verified.",
                summary(TestExchange.of("POST", "/v2/email/Failing", "")));
        assertEquals(
                "400 json:SerializationException: bad",
                summary(TestExchange.of("POST", "/v2/email/Echo", "undecodable")));
    }

    @Test
    void storeThatTakesNothingIsUnavailable() throws IOException {
        for (var kind : StoreException.Kind.values()) {
            failure = () -> new StoreException(kind, "disk");

            var reply = serve(TestExchange.of("POST", "/v2/email/Failing", ""));

            assertEquals(kind == StoreException.Kind.FAILED ? 500 : 503, reply.status(), kind.name());
            assertFalse(reply.text().contains("disk"));
        }
    }

    @Test
    void ourOwnMistakeIsAnInternalFailureThatTellsNothing() throws IOException {
        failure = () -> new IllegalStateException("secret detail");

        assertEquals(
                "500 json:InternalFailure: An internal failure has occurred.",
                summary(TestExchange.of("POST", "/v2/email/Failing", "")));
    }

    @Test
    void auditStandsAroundAuthorizationAndOperation() throws IOException {
        var seen = new ArrayList<String>();
        authorizer = call -> seen.add("authorize " + call.operation());
        audit = (call, rest) -> {
            seen.add("before " + call.service() + " " + call.caller().userId());
            var output = rest.get();
            seen.add("after " + output);
            return output;
        };

        serve(TestExchange.of("POST", "/v2/email/Echo", "x"));

        assertEquals(
                List.of(
                        "before sesv2 000000000000",
                        "authorize Echo",
                        "after Output[text=x, scope=000000000000/us-east-1]"),
                seen);
    }

    @Test
    void deniedCallNeverReachesTheOperation() throws IOException {
        authorizer = call -> {
            throw new ServiceError("AccessDeniedException", "no");
        };

        assertEquals("403 json:AccessDeniedException: no", summary(TestExchange.of("POST", "/v2/email/Failing", "")));
    }

    @Test
    void ownDoorsAreAskedFirst() throws IOException {
        routes = List.of(new Hello("/v2/email/Echo"));

        assertEquals("200 hello", summary(TestExchange.of("POST", "/v2/email/Echo", "x")));
    }

    @Test
    void rootOnlyDoorOpensForTheRootKey() throws IOException {
        mode = SignatureMode.REQUIRED;
        routes = List.of(new RootOnly(new Hello("/_pennypost/v1/queue"), authenticator()));
        var bare = TestExchange.of("GET", "/_pennypost/v1/queue", "");

        assertEquals("403 {\"message\":\"Missing Authentication Token\"}", summary(bare));
        assertEquals("403 {\"message\":\"Only the root user may do this.\"}", summary(signed(bare, "AKIAUSER", "ses")));
        assertEquals("200 hello", summary(signed(bare, "AKIAROOT", "ses")));
    }

    @Test
    void rootOnlyDoorIsOpenWhereSignaturesAreIgnored() throws IOException {
        routes = List.of(new RootOnly(new Hello("/_aws/ses"), authenticator()));

        assertEquals("200 hello", summary(TestExchange.of("GET", "/_aws/ses", "")));
    }

    @Test
    void callsAreCountedByServiceOperationAndCode() throws IOException {
        serve(TestExchange.of("POST", "/v2/email/Echo", "x"));
        assertCounted("service=\"sesv2\"", "operation=\"Echo\"", "code=\"OK\"");

        serve(TestExchange.of("POST", "/v2/email/Failing", "x"));
        assertCounted("service=\"sesv2\"", "operation=\"Failing\"", "code=\"InternalFailure\"");

        serve(TestExchange.of("GET", "/v2/email/" + "x".repeat(1000), "x"));
        assertCounted("operation=\"unknown\"", "code=\"UnknownOperationException\"");
    }

    private void assertCounted(String... labels) throws IOException {
        var out = new ByteArrayOutputStream();
        metrics.writeText(out);
        var text = out.toString(StandardCharsets.UTF_8);
        assertTrue(
                text.lines()
                        .anyMatch(line -> line.startsWith("pennypost_api_calls_total{")
                                && line.endsWith(" 1.0")
                                && List.of(labels).stream().allMatch(line::contains)),
                text);
    }

    @Test
    void operationWithoutInputIsRefusedAtTheStart() {
        record Bad() {}
        Operation<Bad, Bad> lambda = (caller, input) -> input;

        assertThrows(IllegalArgumentException.class, () -> Endpoint.of(lambda));
    }

    private record Hello(String path) implements HttpRoute {
        @Override
        public boolean matches(Exchange exchange) {
            return exchange.rawPath().equals(path);
        }

        @Override
        public void serve(Exchange exchange, HttpReply reply) throws IOException {
            reply.send(200, List.of(), "hello".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
