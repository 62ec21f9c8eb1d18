package io.pennypost.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.auth.SmtpAuthenticator.Answer;
import io.pennypost.auth.SmtpAuthenticator.Reason;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.SmtpPassword;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SmtpAuthenticatorTest {
    private static final Secret SECRET = new Secret("a-secret-of-an-access-key-with-40-letters");
    private static final Scope HOME = new Scope("111111111111", "us-east-1");

    private final Credential root = Credential.root("AKIAROOT", SECRET, "111111111111");
    private final Credential session = new Credential(
            "ASIASESSION",
            SECRET,
            "111111111111",
            "arn:aws:sts::111111111111:assumed-role/r/s",
            "AROA:s",
            Optional.of(new Credential.Session(new Secret("token"), Instant.MAX)));

    @Test
    void thePasswordOfARegionIsTakenForThatRegion() {
        var both = required("us-east-1", "eu-west-1");

        assertEquals("us-east-1", known(both, "AKIAROOT", "us-east-1").scope().region());
        assertEquals("eu-west-1", known(both, "AKIAROOT", "eu-west-1").scope().region());
        assertEquals(
                "111111111111", known(both, "AKIAROOT", "eu-west-1").scope().account());
        assertEquals("AKIAROOT", known(both, "AKIAROOT", "eu-west-1").accessKeyId());
    }

    @Test
    void otherCredentialsAreRefused() {
        var one = required("us-east-1");

        assertEquals(Reason.WRONG_PASSWORD, refusal(one, "AKIAROOT", password("eu-west-1")));
        assertEquals(Reason.WRONG_PASSWORD, refusal(one, "AKIAROOT", new Secret("")));
        assertEquals(Reason.RAW_SECRET, refusal(one, "AKIAROOT", SECRET));
        assertEquals(Reason.UNKNOWN_KEY, refusal(one, "AKIAOTHER", password("us-east-1")));
        assertEquals(Reason.UNKNOWN_KEY, refusal(one, "", new Secret("")));
        assertEquals(Reason.TEMPORARY_KEY, refusal(one, "ASIASESSION", password("us-east-1")));
    }

    @Test
    void whereSignaturesAreIgnoredTheUserNameIsBelieved() {
        var ignoring = new SmtpAuthenticator(SignatureMode.IGNORED, Credentials.of(root), HOME, List.of("us-east-1"));

        assertEquals(
                "arn:aws:iam::111111111111:root", believed(ignoring, "AKIAROOT").principalArn());
        assertEquals("222222222222", believed(ignoring, "222222222222").scope().account());
        assertEquals("111111111111", believed(ignoring, "anybody").scope().account());
        assertTrue(ignoring.isStillKnown(believed(ignoring, "anybody")));
    }

    @Test
    void aKeyThatIsGoneIsKnownNoMore() {
        var caller = known(required("us-east-1"), "AKIAROOT", "us-east-1");
        var without = new SmtpAuthenticator(SignatureMode.REQUIRED, Credentials.of(), HOME, List.of("us-east-1"));

        assertTrue(required("us-east-1").isStillKnown(caller));
        assertFalse(without.isStillKnown(caller));
    }

    private SmtpAuthenticator required(String... regions) {
        return new SmtpAuthenticator(SignatureMode.REQUIRED, Credentials.of(root, session), HOME, List.of(regions));
    }

    private static Secret password(String region) {
        return SmtpPassword.of(SECRET, region);
    }

    private static Caller known(SmtpAuthenticator authenticator, String user, String region) {
        return ((Answer.Known) authenticator.authenticate(user, password(region), "192.0.2.1")).caller();
    }

    private static Caller believed(SmtpAuthenticator authenticator, String user) {
        return ((Answer.Known) authenticator.authenticate(user, new Secret("x"), "192.0.2.1")).caller();
    }

    private static Reason refusal(SmtpAuthenticator authenticator, String user, Secret password) {
        return ((Answer.Refused) authenticator.authenticate(user, password, "192.0.2.1")).reason();
    }
}
