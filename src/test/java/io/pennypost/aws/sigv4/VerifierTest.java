package io.pennypost.aws.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every row of the error table of Signature Version 4, and what is tolerated.
class VerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Secret SECRET = new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final SigningRule SES = SigningRule.of(Duration.ofMinutes(5), "ses", "email");
    private static final Signer SIGNER = new Signer("AKIDEXAMPLE", SECRET, "eu-west-1", "ses");

    private final Verifier verifier = new Verifier(VerifierTest::find, () -> NOW);

    private static KeySource.Answer find(String keyId, Optional<String> token) {
        return switch (keyId) {
            case "AKIDEXAMPLE" -> new KeySource.Answer.Found(SECRET);
            case "ASIAEXAMPLE" ->
                token.filter("good"::equals).isPresent()
                        ? new KeySource.Answer.Found(SECRET)
                        : token.filter("old"::equals).isPresent()
                                ? new KeySource.Answer.ExpiredToken()
                                : new KeySource.Answer.BadToken();
            default -> new KeySource.Answer.Unknown();
        };
    }

    private static final TestRequest BARE = TestRequest.get(
                    "/v2/email/identities/user%40example.com?PageSize=1",
                    new Header("Host", "localhost:4579"), new Header("Content-Type", "application/json"))
            .withMethod("POST")
            .withBody("{}");

    private static TestRequest signed(TestRequest request, Signer signer, Instant at) {
        return request.with(signer.sign(
                request.method(), request.rawPath(), request.rawQuery(), request.headers(), request.bodySha256(), at));
    }

    private static TestRequest signed() {
        return signed(BARE, SIGNER, NOW);
    }

    private void refused(TestRequest request, Fault fault, String text) {
        var refused = assertInstanceOf(Verdict.Refused.class, verifier.verify(request, SES));
        assertEquals(fault, refused.fault());
        assertEquals(text, SignatureErrors.QUERY.text(refused));
    }

    private static final String MISMATCH =
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
                    + " Key and signing method. Consult the service documentation for details.";

    @Test
    void signedRequestIsVerifiedWithItsScope() {
        var verified = assertInstanceOf(Verdict.Verified.class, verifier.verify(signed(), SES));

        assertEquals(
                new CredentialScope("AKIDEXAMPLE", "20261124", "eu-west-1", "ses", "aws4_request"), verified.scope());
        assertEquals(NOW, verified.signedAt());
    }

    @Test
    void anyChangeToTheRequestIsAMismatch() {
        refused(signed().withBody("{ }"), Fault.MISMATCH, MISMATCH);
        refused(signed().withMethod("PUT"), Fault.MISMATCH, MISMATCH);
        refused(signed().withQuery("PageSize=2"), Fault.MISMATCH, MISMATCH);
        refused(signed().without("Content-Type").with("Content-Type", "text/plain"), Fault.MISMATCH, MISMATCH);
        refused(
                signed(BARE, new Signer("AKIDEXAMPLE", new Secret("x"), "eu-west-1", "ses"), NOW),
                Fault.MISMATCH,
                MISMATCH);
    }

    @Test
    void nothingOrAForeignSchemeIsMissing() {
        refused(BARE, Fault.MISSING, "Request is missing Authentication Token");
        refused(BARE.with("Authorization", "Bearer x"), Fault.MISSING, "Request is missing Authentication Token");
    }

    @Test
    void everyMissingPartIsNamed() {
        refused(
                BARE.with("Authorization", "AWS4-HMAC-SHA256 SignedHeaders=host"),
                Fault.INCOMPLETE,
                "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature'"
                        + " parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                        + " header.");
        refused(
                BARE.with("Authorization", "AWS4-ECDSA-P256-SHA256 Credential=a/b/ses/aws4_request"),
                Fault.INCOMPLETE,
                "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.");
        refused(
                BARE.with("Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0")
                        .with("X-Amz-Date", "20261124T100000Z"),
                Fault.INCOMPLETE,
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got"
                        + " 'a/b/c/d'");
        refused(
                BARE.with("Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0")
                        .with("X-Amz-Date", "20261324T100000Z"),
                Fault.INCOMPLETE,
                "Date must be in ISO-8601 'basic format'. Got '20261324T100000Z'. See"
                        + " http://en.wikipedia.org/wiki/ISO_8601");
    }

    @Test
    void unknownKeyIsNotToldFromAnInactiveOne() {
        refused(
                signed(BARE, new Signer("AKIAUNKNOWN", SECRET, "eu-west-1", "ses"), NOW),
                Fault.UNKNOWN_KEY,
                "The security token included in the request is invalid.");
    }

    @Test
    void temporaryKeyNeedsItsToken() {
        var temporary = new Signer("ASIAEXAMPLE", SECRET, "eu-west-1", "ses");

        refused(
                signed(BARE, temporary, NOW),
                Fault.BAD_TOKEN,
                "The security token included in the request is invalid.");
        refused(
                signed(BARE, temporary.withSessionToken("old"), NOW),
                Fault.EXPIRED_TOKEN,
                "The security token included in the request is expired");
        assertInstanceOf(
                Verdict.Verified.class, verifier.verify(signed(BARE, temporary.withSessionToken("good"), NOW), SES));
    }

    @Test
    void tokenMayBeAddedAfterSigning() {
        var temporary = new Signer("ASIAEXAMPLE", SECRET, "eu-west-1", "ses");

        var request = signed(BARE, temporary, NOW).with("X-Amz-Security-Token", "good");

        assertInstanceOf(Verdict.Verified.class, verifier.verify(request, SES));
    }

    @Test
    void clockMayBeFiveMinutesOffAndNotMore() {
        assertInstanceOf(Verdict.Verified.class, verifier.verify(signed(BARE, SIGNER, NOW.minusSeconds(300)), SES));
        assertInstanceOf(Verdict.Verified.class, verifier.verify(signed(BARE, SIGNER, NOW.plusSeconds(300)), SES));
        refused(
                signed(BARE, SIGNER, NOW.minusSeconds(301)),
                Fault.CLOCK,
                "Signature expired: 20261124T095459Z is now earlier than 20261124T095500Z (20261124T100000Z - 5 min.)");
        refused(
                signed(BARE, SIGNER, NOW.plusSeconds(301)),
                Fault.CLOCK,
                "Signature not yet current: 20261124T100501Z is still later than 20261124T100500Z"
                        + " (20261124T100000Z + 5 min.)");
    }

    @Test
    void scopeMustNameThisServiceAndAPlausibleRegion() {
        refused(
                signed(BARE, new Signer("AKIDEXAMPLE", SECRET, "eu-west-1", "sns"), NOW),
                Fault.WRONG_SCOPE,
                "Credential should be scoped to correct service: 'ses'.");
        refused(
                signed(BARE, new Signer("AKIDEXAMPLE", SECRET, "EU_WEST", "ses"), NOW),
                Fault.WRONG_SCOPE,
                "Credential should be scoped to a valid region.");
        assertInstanceOf(
                Verdict.Verified.class,
                verifier.verify(signed(BARE, new Signer("AKIDEXAMPLE", SECRET, "eu-west-1", "email"), NOW), SES));
        refused(
                changed(signed(), "aws4_request", "aws3_request"),
                Fault.WRONG_SCOPE,
                "Credential should be scoped with a valid terminator: 'aws4_request'.");
        refused(
                changed(signed(), "/20261124/", "/20261123/"),
                Fault.WRONG_SCOPE,
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                        + " '20261123' != '20261124', from '20261124T100000Z'.");
    }

    private static TestRequest changed(TestRequest request, String from, String to) {
        var authorization = request.header("Authorization").orElseThrow();
        return request.without("Authorization").with("Authorization", authorization.replace(from, to));
    }

    @Test
    void hostAndAmazonHeadersMustBeSigned() {
        refused(
                changed(signed(), "content-type;host;", "content-type;"),
                Fault.MISMATCH,
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        refused(
                signed().with("X-Amz-Target", "Other"),
                Fault.MISMATCH,
                "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void partsComeInAnyOrderWithAnySpacing() {
        var authorization = signed().header("Authorization").orElseThrow();
        var parts = authorization.substring("AWS4-HMAC-SHA256 ".length()).split(", ", -1);
        var shuffled = "AWS4-HMAC-SHA256   " + parts[2] + "," + parts[0] + " ,  " + parts[1];

        var request = signed().without("Authorization").with("Authorization", shuffled);

        assertInstanceOf(Verdict.Verified.class, verifier.verify(request, SES));
    }

    @Test
    void dateHeaderServesWhereAmazonDateIsMissing() {
        var headers = List.of(new Header("Date", "Tue, 24 Nov 2026 10:00:00 GMT"), new Header("Host", "localhost"));
        var scope = new CredentialScope("AKIDEXAMPLE", "20261124", "eu-west-1", "ses", "aws4_request");
        var request = TestRequest.get("/").with(headers);
        var canonical = CanonicalRequest.of("GET", "/", "", headers, List.of("date", "host"), request.bodySha256());
        var signature = new SigningKeys().signature(SECRET, scope, "20261124T100000Z", canonical);

        var verdict = verifier.verify(
                request.with(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/eu-west-1/ses/aws4_request,"
                                + " SignedHeaders=date;host, Signature=" + signature),
                SES);

        assertInstanceOf(Verdict.Verified.class, verdict);
    }

    @Test
    void declaredBodyHashMustBeTheRealOne() {
        var unsigned = signed(BARE.with("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"), SIGNER, NOW);
        var wrong = signed(BARE.with("X-Amz-Content-Sha256", "0".repeat(64)), SIGNER, NOW);
        var right = signed(BARE.with("X-Amz-Content-Sha256", BARE.bodySha256()), SIGNER, NOW);

        refused(unsigned, Fault.MISMATCH, MISMATCH);
        refused(wrong, Fault.MISMATCH, MISMATCH);
        assertInstanceOf(Verdict.Verified.class, verifier.verify(right, SES));
    }

    @Test
    void unsignedPayloadIsTakenWhereTheRuleSaysSo() {
        var bare = BARE.with("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
        var request = bare.with(
                SIGNER.sign(bare.method(), bare.rawPath(), bare.rawQuery(), bare.headers(), "UNSIGNED-PAYLOAD", NOW));

        var lenient = new SigningRule(SES.services(), SES.skew(), true);

        assertInstanceOf(Verdict.Verified.class, verifier.verify(request, lenient));
        assertInstanceOf(Verdict.Refused.class, verifier.verify(request, SES));
    }

    @Test
    void presignedQueryIsValidUntilItExpires() {
        var bare = TestRequest.get("/?Action=GetCallerIdentity&Version=2011-06-15", new Header("Host", "sts"));
        var query = SIGNER.presign(
                "GET", "/", bare.rawQuery(), "sts", bare.bodySha256(), NOW.minusSeconds(3600), Duration.ofHours(1));
        var late = SIGNER.presign(
                "GET", "/", bare.rawQuery(), "sts", bare.bodySha256(), NOW.minusSeconds(3601), Duration.ofHours(1));

        assertInstanceOf(Verdict.Verified.class, verifier.verify(bare.withQuery(query), SES));
        refused(bare.withQuery(late), Fault.CLOCK, "Request has expired");
        refused(bare.withQuery(query + "&More=1"), Fault.MISMATCH, MISMATCH);
    }

    @Test
    void presignedQueryMustBeCompleteAndAlone() {
        var bare = TestRequest.get("/", new Header("Host", "sts"));
        var query = SIGNER.presign("GET", "/", "", "sts", bare.bodySha256(), NOW, Duration.ofDays(7));

        assertInstanceOf(Verdict.Verified.class, verifier.verify(bare.withQuery(query), SES));
        refused(
                bare.withQuery(query.replace("X-Amz-Expires=604800&", "")),
                Fault.INCOMPLETE,
                "AWS query-string parameters must include 'X-Amz-Expires'.");
        refused(
                bare.withQuery(query.replace("=604800", "=604801")),
                Fault.INCOMPLETE,
                "X-Amz-Expires must be between 1 and 604800 seconds.");
        refused(
                bare.withQuery(query).with("Authorization", "AWS4-HMAC-SHA256 x"),
                Fault.AMBIGUOUS,
                "Only one of the Authorization header and the query may carry a signature.");
    }

    @Test
    void changedSecretCountsAtOnce() {
        var secrets = new ArrayDeque<>(List.of(SECRET, new Secret("another")));
        var changing = new Verifier((_, _) -> new KeySource.Answer.Found(secrets.remove()), () -> NOW);
        assertInstanceOf(Verdict.Verified.class, changing.verify(signed(), SES));

        assertInstanceOf(Verdict.Refused.class, changing.verify(signed(), SES));
    }

    @Test
    void codesFollowTheProtocolFamily() {
        assertEquals("InvalidClientTokenId", SignatureErrors.QUERY.code(Fault.UNKNOWN_KEY));
        assertEquals("UnrecognizedClientException", SignatureErrors.REST_JSON.code(Fault.UNKNOWN_KEY));
        assertEquals("SignatureDoesNotMatch", SignatureErrors.QUERY.code(Fault.CLOCK));
        assertEquals("InvalidSignatureException", SignatureErrors.REST_JSON.code(Fault.MISMATCH));
        assertEquals("MissingAuthenticationTokenException", SignatureErrors.REST_JSON.code(Fault.MISSING));
        assertEquals("ExpiredTokenException", SignatureErrors.REST_JSON.code(Fault.EXPIRED_TOKEN));
        assertEquals(403, SignatureErrors.QUERY.status(Fault.INCOMPLETE));
    }

    @Test
    void diagnosisHidesTheSessionToken() {
        var temporary = new Signer("ASIAEXAMPLE", new Secret("x"), "eu-west-1", "ses").withSessionToken("good");

        var refused = assertInstanceOf(Verdict.Refused.class, verifier.verify(signed(BARE, temporary, NOW), SES));

        assertTrue(refused.diagnosis().contains("x-amz-security-token:***\n"), refused.diagnosis());
        assertFalse(refused.diagnosis().contains("good"));
        assertEquals("***", SECRET.toString());
    }

    @Test
    void noHeaderMakesTheVerifierFail() {
        long seed = 20261124L;
        var random = new Random(seed);
        var alphabet = "AWS4-HMAC-SHA256 Credential=/,;SignedHeaders=Signature%+&?X-Amz-\u00e9\t";

        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("AWS4-HMAC-SHA256 ");
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var request = TestRequest.get(
                    "/" + text.substring(17),
                    new Header("Authorization", text.toString()),
                    new Header("X-Amz-Date", "20261124T100000Z"));

            assertInstanceOf(Verdict.Refused.class, verifier.verify(request, SES), "seed " + seed);
            verifier.verify(request.without("Authorization").withQuery("X-Amz-Signature=" + text), SES);
            CredentialScope.shownBy(request);
        }
    }
}
