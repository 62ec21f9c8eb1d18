package io.pennypost.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.WireRequest;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.Fault;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.aws.sigv4.SigningRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Scope HOME = new Scope("000000000000", "us-east-1");
    private static final Secret SECRET = new Secret("secret");
    private static final SigningRule SES = SigningRule.of(Duration.ofMinutes(5), "ses");
    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final Credentials CREDENTIALS = Credentials.of(
            Credential.root("AKIAROOT", SECRET, "000000000000"),
            new Credential(
                    "AKIAUSER",
                    SECRET,
                    "111122223333",
                    "arn:aws:iam::111122223333:user/ann",
                    "AIDAANN",
                    Optional.empty()),
            new Credential(
                    "ASIASESSION",
                    SECRET,
                    "111122223333",
                    "arn:aws:sts::111122223333:assumed-role/r/s",
                    "AROAR:s",
                    Optional.of(new Credential.Session(new Secret("token"), NOW.plusSeconds(60)))),
            new Credential(
                    "ASIAENDED",
                    SECRET,
                    "111122223333",
                    "arn:aws:sts::111122223333:assumed-role/r/s",
                    "AROAR:s",
                    Optional.of(new Credential.Session(new Secret("token"), NOW))));

    private record Request(List<Header> headers) implements WireRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawPath() {
            return "/";
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst();
        }

        @Override
        public Blob body() {
            return Blob.of(new byte[0]);
        }

        @Override
        public String bodySha256() {
            return EMPTY_SHA256;
        }
    }

    private static WireRequest signed(Signer signer) {
        var headers = new ArrayList<WireRequest.Header>();
        headers.add(new WireRequest.Header("Host", "localhost"));
        headers.add(new WireRequest.Header("User-Agent", "test"));
        headers.addAll(signer.sign("GET", "/", "", headers, EMPTY_SHA256, NOW));
        return new Request(List.copyOf(headers));
    }

    private static Authentication authenticate(SignatureMode mode, WireRequest request) {
        return new Authenticator(mode, CREDENTIALS, HOME, () -> NOW).authenticate(request, SES, "127.0.0.1", true);
    }

    private static Caller known(SignatureMode mode, WireRequest request) {
        return assertInstanceOf(Authentication.Known.class, authenticate(mode, request))
                .caller();
    }

    private static Fault refused(WireRequest request) {
        return assertInstanceOf(Authentication.Refused.class, authenticate(SignatureMode.REQUIRED, request))
                .reason()
                .fault();
    }

    @Test
    void verifiedKeyIsItsPrincipalInTheRegionItSignedFor() {
        var caller = known(SignatureMode.REQUIRED, signed(new Signer("AKIAUSER", SECRET, "eu-west-1", "ses")));

        assertEquals(
                new Caller(
                        new Scope("111122223333", "eu-west-1"),
                        "arn:aws:iam::111122223333:user/ann",
                        "AIDAANN",
                        "AKIAUSER",
                        "127.0.0.1",
                        "test",
                        true),
                caller);
    }

    @Test
    void requiredSignaturesRefuseNothingUnknownAndWrong() {
        assertEquals(Fault.MISSING, refused(new Request(List.of())));
        assertEquals(Fault.UNKNOWN_KEY, refused(signed(new Signer("123456789012", SECRET, "eu-west-1", "ses"))));
        assertEquals(Fault.MISMATCH, refused(signed(new Signer("AKIAUSER", new Secret("x"), "eu-west-1", "ses"))));
    }

    @Test
    void temporaryKeyLivesAsLongAsItsSession() {
        var session = new Signer("ASIASESSION", SECRET, "eu-west-1", "ses");
        var ended = new Signer("ASIAENDED", SECRET, "eu-west-1", "ses");

        assertEquals(
                "AROAR:s",
                known(SignatureMode.REQUIRED, signed(session.withSessionToken("token")))
                        .userId());
        assertEquals(Fault.BAD_TOKEN, refused(signed(session)));
        assertEquals(Fault.BAD_TOKEN, refused(signed(session.withSessionToken("other"))));
        assertEquals(Fault.EXPIRED_TOKEN, refused(signed(ended.withSessionToken("token"))));
    }

    @Test
    void ignoredSignaturesBelieveTheKeyId() {
        var mode = SignatureMode.IGNORED;
        var wrong = new Secret("wrong");

        var user = known(mode, signed(new Signer("AKIAUSER", wrong, "eu-west-1", "ses")));
        var account = known(mode, signed(new Signer("123456789012", wrong, "eu-west-1", "anything")));
        var other = known(mode, signed(new Signer("test", wrong, "eu-west-1", "ses")));

        assertEquals("arn:aws:iam::111122223333:user/ann", user.principalArn());
        assertEquals(new Scope("123456789012", "eu-west-1"), account.scope());
        assertEquals("arn:aws:iam::123456789012:root", account.principalArn());
        assertEquals(new Scope("000000000000", "eu-west-1"), other.scope());
        assertEquals("000000000000", other.userId());
        assertEquals(true, other.isRoot());
        assertEquals(false, user.isRoot());
    }

    @Test
    void ignoredSignaturesTakeNothingAtAllForTheDefaultAccount() {
        for (var authorization : List.of("", "Bearer x", "AWS4-HMAC-SHA256 Credential=///a/", "AWS4-HMAC-SHA256")) {
            var request = new Request(List.of(new WireRequest.Header("Authorization", authorization)));

            assertEquals(HOME, known(SignatureMode.IGNORED, request).scope(), authorization);
        }
        assertEquals(HOME, known(SignatureMode.IGNORED, new Request(List.of())).scope());
    }
}
