package io.pennypost.aws.sigv4;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signatures that AWS published: the example of the IAM User Guide and the SigV4 test suite.
class PublishedVectorsTest {
    private static final Instant AT = Instant.parse("2015-08-30T12:36:00Z");
    private static final Secret SECRET = new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final Header HOST = new Header("Host", "example.amazonaws.com");

    private final Verifier verifier = new Verifier(
            (keyId, token) -> keyId.equals("AKIDEXAMPLE") && token.equals(Optional.empty())
                    ? new KeySource.Answer.Found(SECRET)
                    : new KeySource.Answer.Unknown(),
            () -> AT);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "get-vanilla, GET, /, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "post-vanilla, POST, /, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
                "get-vanilla-query-order-key-case, GET, /?Param2=value2&Param1=value1,"
                        + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
                "get-vanilla-utf8-query, GET, /?\u1234=bar,"
                        + " 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
                "get-utf8, GET, /\u1234, 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
                "get-unreserved, GET, /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz,"
                        + " 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
                "get-space, GET, \"/example space/\","
                        + " 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
                "get-slashes, GET, //example//," + " 9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
                "get-slash, GET, //, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-slash-pointless-dot, GET, /./example,"
                        + " ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
                "get-relative, GET, /example/.., 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-relative-relative, GET, /example1/example2/../..,"
                        + " 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            })
    void suiteCaseVerifies(String name, String method, String target, String signature) {
        var request = TestRequest.get(target, HOST, new Header("X-Amz-Date", "20150830T123600Z"))
                .withMethod(method)
                .with("Authorization", authorization("service", "host;x-amz-date", signature));

        assertInstanceOf(Verdict.Verified.class, verify(request, "service"), name);
    }

    @ParameterizedTest
    @CsvSource({
        "get-header-key-duplicate, c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
    })
    void repeatedHeadersAreJoinedInTheirOrder(String name, String signature) {
        var request = TestRequest.get("/", HOST, new Header("X-Amz-Date", "20150830T123600Z"))
                .with("My-Header1", "value2")
                .with("My-Header1", "value2")
                .with("My-Header1", "value1")
                .with("Authorization", authorization("service", "host;my-header1;x-amz-date", signature));

        assertInstanceOf(Verdict.Verified.class, verify(request, "service"), name);
    }

    @ParameterizedTest
    @CsvSource({"5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"})
    void listUsersOfTheUserGuideIsSignedAndVerified(String signature) {
        var bare = TestRequest.get(
                "/?Action=ListUsers&Version=2010-05-08",
                new Header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                new Header("Host", "iam.amazonaws.com"));

        var added = new Signer("AKIDEXAMPLE", SECRET, "us-east-1", "iam")
                .sign("GET", "/", bare.rawQuery(), bare.headers(), bare.bodySha256(), AT);

        assertTrue(added.getLast().value().endsWith(signature), added.toString());
        assertInstanceOf(Verdict.Verified.class, verify(bare.with(added), "iam"));
    }

    private Verdict verify(TestRequest request, String service) {
        return verifier.verify(request, new SigningRule(List.of(service), Duration.ofMinutes(15), false));
    }

    private static String authorization(String service, String signedHeaders, String signature) {
        return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/" + service + "/aws4_request, SignedHeaders="
                + signedHeaders + ", Signature=" + signature;
    }
}
