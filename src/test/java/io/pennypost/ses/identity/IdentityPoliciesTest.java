package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.InvalidPolicy;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Policies of an identity: names, counts, and which documents are taken.
class IdentityPoliciesTest {
    private static final String DOMAIN = "example.com";
    private static final String ARN = "arn:aws:ses:us-east-1:000000000000:identity/example.com";
    private static final String STATEMENT = """
            {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": ["ses:SendEmail"], "Resource": "%s"}""".formatted(ARN);
    private static final String DOCUMENT = """
            { "Version" : "2012-10-17",
              "Statement" : [ %s ] }
            """.formatted(STATEMENT);
    private static final String COMPACT = "{\"Version\":\"2012-10-17\",\"Statement\":["
            + STATEMENT.replace(": ", ":").replace(", ", ",") + "]}";

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.AT_ONCE);
    private final IdentityPolicies policies = world.policies;

    @BeforeEach
    void anIdentity() {
        world.create(DOMAIN);
    }

    private String refusal(Class<? extends ServiceError> type, Runnable act) {
        var before = world.kept(DOMAIN);
        var refused = assertThrows(type, act::run);
        assertEquals(before, world.kept(DOMAIN));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void aPolicyIsKeptWithoutWhiteSpace() {
        policies.create(SCOPE, DOMAIN, "p", DOCUMENT);

        assertEquals(Map.of("p", COMPACT), policies.get(SCOPE, DOMAIN));
        assertEquals(Map.of("p", COMPACT), world.read(DOMAIN).policies());
    }

    @Test
    void theIdentityMayBeNamedByItsArn() {
        policies.put(SCOPE, ARN, "p", DOCUMENT);
        policies.put(SCOPE, ARN.replace("000000000000", ""), "q", DOCUMENT);

        assertEquals(
                List.of("p", "q"),
                policies.get(SCOPE, ARN).keySet().stream().sorted().toList());
        assertEquals(Map.of(), policies.getIfPresent(SCOPE, ARN.replace("us-east-1", "eu-west-1")));
        policies.deleteIfPresent(SCOPE, ARN, "p");
        policies.deleteIfPresent(SCOPE, ARN, "p");
        assertEquals(List.of("q"), List.copyOf(policies.get(SCOPE, DOMAIN).keySet()));
    }

    @Test
    void whatIsThereIsNotCreatedAndWhatIsNotIsNeitherUpdatedNorDeleted() {
        policies.create(SCOPE, DOMAIN, "p", DOCUMENT);

        assertEquals(
                "Policy <p> already exists",
                refusal(AlreadyExists.class, () -> policies.create(SCOPE, DOMAIN, "p", DOCUMENT)));
        assertEquals(
                "Policy <q> does not exist",
                refusal(NotFound.class, () -> policies.update(SCOPE, DOMAIN, "q", DOCUMENT)));
        assertEquals("Policy <q> does not exist", refusal(NotFound.class, () -> policies.delete(SCOPE, DOMAIN, "q")));
        policies.update(SCOPE, DOMAIN, "p", DOCUMENT.replace("Allow", "Deny"));
        assertEquals(Map.of("p", COMPACT.replace("Allow", "Deny")), policies.get(SCOPE, DOMAIN));
        policies.delete(SCOPE, DOMAIN, "p");
        assertEquals(Map.of(), policies.get(SCOPE, DOMAIN));
    }

    @Test
    void anIdentityThatIsNotThereHasNone() {
        for (var act : List.<Runnable>of(
                () -> policies.create(SCOPE, "example.net", "p", DOCUMENT),
                () -> policies.update(SCOPE, "example.net", "p", DOCUMENT),
                () -> policies.put(SCOPE, "example.net", "p", DOCUMENT),
                () -> policies.delete(SCOPE, "example.net", "p"),
                () -> policies.get(SCOPE, "example.net"))) {
            assertEquals("Email identity <example.net> does not exist.", refusal(NotFound.class, act));
        }
    }

    @Test
    void twentyAreEnough() {
        for (int i = 0; i < 20; i++) {
            policies.create(SCOPE, DOMAIN, "p" + i, DOCUMENT);
        }

        assertEquals(
                "Number of policies for <example.com> exceeds max allowed number of policies per resource",
                refusal(LimitExceeded.class, () -> policies.create(SCOPE, DOMAIN, "one-more", DOCUMENT)));
        policies.put(SCOPE, DOMAIN, "p7", DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a.b", "ä", "a/b"})
    void aNameHasLettersDigitsDashesAndUnderscores(String name) {
        assertEquals(
                "PolicyName is invalid. Policy names must only include alpha-numeric characters, dashes, and"
                        + " underscores.",
                refusal(BadRequest.class, () -> policies.put(SCOPE, DOMAIN, name, DOCUMENT)));
    }

    @Test
    void aDocumentHasFourKilobytesWithoutItsWhiteSpace() {
        var room = 4096 - COMPACT.length() - ",\"Id\":\"\"".length();
        var full = DOCUMENT.replaceFirst("\\{", "{\"Id\": \"" + "i".repeat(room) + "\",");
        policies.put(SCOPE, DOMAIN, "full", full + " ".repeat(1000));

        assertEquals(
                "The policy document is larger than 4096 bytes.",
                refusal(InvalidPolicy.class, () -> policies.put(SCOPE, DOMAIN, "p", full.replace("iii", "iiii"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Allow | Perhaps | A Statement must contain an Effect: Allow or Deny.",
                "\"Effect\": \"Allow\", | ~~ | A Statement must contain an Effect: Allow or Deny.",
                "2012-10-17 | 2026-01-01 | The policy has an unknown Version: it must be 2012-10-17 or 2008-10-17.",
                "\"Principal\": {\"AWS\": \"123456789012\"}, | ~~ | A Statement must contain a Principal.",
                "{\"AWS\": \"123456789012\"} | {} | A Statement must contain a Principal.",
                "{\"AWS\": \"123456789012\"} | {\"AWS\": []} | A Principal is invalid: AWS.",
                "{\"AWS\": | {\"GCP\": | A Principal is invalid: GCP.",
                "\"Principal\" | \"NotPrincipal\" | The statement has an element that is not allowed: NotPrincipal.",
                "ses:SendEmail | ses:DeleteIdentity | The policy has an invalid Action: ses:DeleteIdentity.",
                "ses:SendEmail | sns:* | The policy has an invalid Action: sns:*.",
                "[\"ses:SendEmail\"] | [] | A Statement must contain Action.",
                "[\"ses:SendEmail\"] | [7] | The policy has an invalid Action: texts are expected.",
                "\"ses:SendEmail\"] | \"ses:SendEmail\"], \"Condition\": 7 |"
                        + " A Condition must be a JSON object of operators with their keys.",
                "identity/example.com | identity/example.net |"
                        + " The policy has an invalid Resource: arn:aws:ses:us-east-1:000000000000:identity/example.net.",
                "us-east-1 | eu-west-1 |"
                        + " The policy has an invalid Resource: arn:aws:ses:eu-west-1:000000000000:identity/example.com.",
                "arn:aws:ses:us-east-1:000000000000:identity/example.com | * | The policy has an invalid Resource: *.",
                "\"Version\" | \"Statements\" | The policy has an element that is not allowed: Statements.",
                "\"Statement\" : [ | \"Statement\" : [ 7, | A Statement must be a JSON object.",
            })
    void aDocumentThatBreaksARuleIsRefused(String part, String instead, String text) {
        var document = DOCUMENT.replace(part, instead);

        assertEquals(text, refusal(InvalidPolicy.class, () -> policies.put(SCOPE, DOMAIN, "p", document)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"\"", "{} {}", "{'a':1}", "{\"Version\":1,\"Version\":1}", "nonsense"})
    void whatIsNoJsonObjectIsRefused(String document) {
        assertEquals(
                "The policy document is not a valid JSON object.",
                refusal(InvalidPolicy.class, () -> policies.put(SCOPE, DOMAIN, "p", document)));
    }

    @Test
    void aPolicyMustSaySomething() {
        for (var document : List.of("{}", "{\"Statement\":[]}", "{\"Version\":\"2012-10-17\"}")) {
            assertEquals(
                    "The policy must contain a Statement.",
                    refusal(InvalidPolicy.class, () -> policies.put(SCOPE, DOMAIN, "p", document)));
        }
    }

    @Test
    void deepNestingIsNoWayIn() {
        assertEquals(
                "The policy document is not a valid JSON object.",
                refusal(InvalidPolicy.class, () -> policies.put(SCOPE, DOMAIN, "p", "{\"a\":" + "[".repeat(100_000))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ses:*\"",
                "\"SES:sendemail\"",
                "[\"ses:SendRawEmail\", \"ses:SendTemplatedEmail\", \"ses:SendBulkTemplatedEmail\"]",
                "\"ses:Send*\"",
                "\"ses:Send???Email\"",
            })
    void oneStatementAndItsActionsNeedNoList(String action) {
        var document = "{\"Statement\":"
                + STATEMENT.replace("[\"ses:SendEmail\"]", action).replace("{\"AWS\": \"123456789012\"}", "\"*\"")
                + "}";

        policies.put(SCOPE, DOMAIN, "p", document);

        assertEquals(1, policies.get(SCOPE, DOMAIN).size());
    }
}
