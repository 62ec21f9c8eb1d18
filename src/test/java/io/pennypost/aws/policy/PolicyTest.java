package io.pennypost.aws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What policies say of requests, after the examples of AWS's own pages.
final class PolicyTest {
    private static final String IDENTITY = "arn:aws:ses:us-east-1:000000000000:identity/example.com";
    private static final Map<String, List<String>> CIRCUMSTANCES = Map.of(
            "ses:FromAddress", List.of("ann@example.com"),
            "ses:Recipients", List.of("bob@example.net", "carl@example.org"),
            "ses:ApiVersion", List.of("2"),
            "aws:SourceIp", List.of("192.0.2.17"),
            "aws:SecureTransport", List.of("false"),
            "aws:CurrentTime", List.of("2026-11-24T10:00:00Z"),
            "aws:PrincipalArn", List.of("arn:aws:iam::111122223333:root"),
            "aws:username", List.of("an*"));

    private static PolicyRequest request() {
        return new PolicyRequest(
                "arn:aws:iam::111122223333:root", "111122223333", "ses:SendEmail", IDENTITY, CIRCUMSTANCES);
    }

    private static PolicyDecision decide(String json) {
        return Policy.parse(json).orElseThrow().decide(request());
    }

    private static String statement(String effect, String principal, String action, String resource, String condition) {
        return """
                {"Effect": "%s", "Principal": %s, "Action": %s, "Resource": %s, "Condition": %s}
                """.formatted(effect, principal, action, resource, condition);
    }

    private static String policy(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}";
    }

    private static String allowIf(String condition) {
        return policy(statement("Allow", "\"*\"", "\"ses:*\"", "\"*\"", condition));
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "111122223333, true",
        "arn:aws:iam::111122223333:root, true",
        "444455556666, false",
        "arn:aws:iam::444455556666:root, false",
        "arn:aws:iam::111122223333:user/ann, false",
        "arn:aws:iam::111122223333:*, false",
    })
    void principalsAreAccountsOrOneOfThem(String principal, boolean allowed) {
        var json = policy(statement("Allow", "{\"AWS\": [\"" + principal + "\"]}", "\"ses:*\"", "\"*\"", "{}"));
        assertEquals(allowed ? PolicyDecision.ALLOW : PolicyDecision.NONE, decide(json));
    }

    @Test
    void aRoleIsAllItsSessions() {
        var policy = Policy.parse(policy(statement(
                        "Allow", "{\"AWS\": \"arn:aws:iam::111122223333:role/path/sender\"}", "\"*\"", "\"*\"", "{}")))
                .orElseThrow();
        var session = "arn:aws:sts::111122223333:assumed-role/sender/one";
        var other = "arn:aws:sts::111122223333:assumed-role/sender2/one";

        assertEquals(
                PolicyDecision.ALLOW,
                policy.decide(new PolicyRequest(session, "111122223333", "ses:SendEmail", IDENTITY, Map.of())));
        assertEquals(
                PolicyDecision.NONE,
                policy.decide(new PolicyRequest(other, "111122223333", "ses:SendEmail", IDENTITY, Map.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "ses:SendEmail, ALLOW",
        "SES:sendemail, ALLOW",
        "ses:Send*, ALLOW",
        "ses:Send?mail, ALLOW",
        "ses:SendRawEmail, NONE",
        "ses:SendEmai, NONE",
        "*, ALLOW",
    })
    void actionsIgnoreCaseAndKnowWildcards(String action, PolicyDecision decision) {
        assertEquals(decision, decide(policy(statement("Allow", "\"*\"", "\"" + action + "\"", "\"*\"", "{}"))));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ses:us-east-1:000000000000:identity/example.com, ALLOW",
        "arn:aws:ses:us-east-1:000000000000:identity/Example.com, NONE",
        "arn:aws:ses:us-east-1:000000000000:identity/*, ALLOW",
        "arn:aws:ses:*:*:identity/*, ALLOW",
        "arn:aws:ses:*:identity/*, NONE",
        "arn:aws:ses:*, NONE",
        "arn:aws:ses:us-east-1:000000000000:identity/example.co?, ALLOW",
        "*, ALLOW",
    })
    void resourcesAreComparedPartByPart(String resource, PolicyDecision decision) {
        assertEquals(decision, decide(policy(statement("Allow", "\"*\"", "\"*\"", "\"" + resource + "\"", "{}"))));
    }

    @Test
    void aRefusalOutweighsAllowancesInAnyOrder() {
        var allow = statement("Allow", "\"*\"", "\"ses:*\"", "\"*\"", "{}");
        var deny = statement("Deny", "{\"AWS\": \"111122223333\"}", "\"ses:SendEmail\"", "\"*\"", "{}");
        assertEquals(PolicyDecision.DENY, decide(policy(allow, deny)));
        assertEquals(PolicyDecision.DENY, decide(policy(deny, allow)));
    }

    @Test
    void notFormsAreEverythingElse() {
        assertEquals(PolicyDecision.DENY, decide("""
                        {"Statement": {"Effect": "Deny", "NotPrincipal": {"AWS": "444455556666"},
                         "NotAction": "ses:SendRawEmail", "NotResource": "arn:aws:ses:us-east-1:1:identity/x"}}"""));
        assertEquals(PolicyDecision.NONE, decide("""
                        {"Statement": {"Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"},
                         "Action": "*", "Resource": "*"}}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals': {'ses:fromaddress': 'ann@example.com'}}",
                "{'StringEquals': {'ses:FromAddress': ['x', 'ann@example.com']}}",
                "{'StringLike': {'ses:FromAddress': '*@example.com'}}",
                "{'StringNotLike': {'ses:FromAddress': ['*@example.net', 'bob@*']}}",
                "{'StringEqualsIgnoreCase': {'ses:FromAddress': 'ANN@example.com'}}",
                "{'StringNotEquals': {'ses:Missing': 'x'}}",
                "{'StringEqualsIfExists': {'ses:Missing': 'x'}}",
                "{'Null': {'ses:Missing': 'true', 'ses:FromAddress': false}}",
                "{'Bool': {'aws:SecureTransport': 'false'}}",
                "{'IpAddress': {'aws:SourceIp': '192.0.2.0/24'}}",
                "{'IpAddress': {'aws:SourceIp': ['2001:db8::/32', '192.0.2.17']}}",
                "{'NotIpAddress': {'aws:SourceIp': '192.0.3.0/24'}}",
                "{'NumericEquals': {'ses:ApiVersion': 2}}",
                "{'NumericLessThan': {'ses:ApiVersion': '2.5'}}",
                "{'NumericGreaterThanEquals': {'ses:ApiVersion': '2'}}",
                "{'DateGreaterThan': {'aws:CurrentTime': '2026-11-24T09:59:59+00:00'}}",
                "{'DateLessThanEquals': {'aws:CurrentTime': '1795514400'}}",
                "{'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::111122223333:*'}}",
                "{'ArnNotEquals': {'aws:PrincipalArn': 'arn:aws:iam::444455556666:root'}}",
                "{'ForAllValues:StringLike': {'ses:Recipients': ['*@example.net', '*@example.org']}}",
                "{'ForAnyValue:StringEquals': {'ses:Recipients': 'carl@example.org'}}",
                "{'ForAllValues:StringEquals': {'ses:Missing': 'x'}}",
                "{'StringEquals': {'ses:FromAddress': '${ses:FromAddress}'}}",
                "{'StringLike': {'ses:FromAddress': '${ses:Missing, 'ann'}@*'}}",
                "{'StringEquals': {'aws:username': 'an${*}'}}",
            })
    void conditionsHold(String condition) {
        assertEquals(PolicyDecision.ALLOW, decide(allowIf(json(condition))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals': {'ses:FromAddress': 'Ann@example.com'}}",
                "{'StringEquals': {'ses:FromAddress': '*'}}",
                "{'StringEquals': {'ses:Missing': 'x'}}",
                "{'StringEquals': {'ses:FromAddress': 'ann@example.com', 'ses:ApiVersion': '1'}}",
                "{'StringEquals': {'ses:ApiVersion': '2'}, 'Bool': {'aws:SecureTransport': 'true'}}",
                "{'StringNotEquals': {'ses:FromAddress': ['x', 'ann@example.com']}}",
                "{'Null': {'ses:FromAddress': 'true'}}",
                "{'IpAddress': {'aws:SourceIp': '192.0.3.0/24'}}",
                "{'IpAddress': {'aws:SourceIp': 'no address'}}",
                "{'NumericEquals': {'ses:FromAddress': '2'}}",
                "{'DateLessThan': {'aws:CurrentTime': '2026-11-24T10:00:00Z'}}",
                "{'ForAllValues:StringLike': {'ses:Recipients': '*@example.net'}}",
                "{'ForAnyValue:StringEquals': {'ses:Missing': 'x'}}",
                "{'ForAllValues:StringNotLike': {'ses:Recipients': '*@example.org'}}",
                "{'StringLike': {'ses:FromAddress': '${aws:username}@example.com'}}",
                "{'StringEquals': {'ses:FromAddress': '${ses:Missing}'}}",
            })
    void conditionsFail(String condition) {
        assertEquals(PolicyDecision.NONE, decide(allowIf(json(condition))));
    }

    /// JSON with apostrophes, but for those within a variable.
    private static String json(String text) {
        return text.replace("'ann'}", "\u0000ann\u0000}").replace('\'', '"').replace('\u0000', '\'');
    }

    @Test
    void olderPoliciesHaveNoVariables() {
        var old = allowIf("{\"StringEquals\": {\"ses:FromAddress\": \"${ses:FromAddress}\"}}")
                .replace("2012-10-17", "2008-10-17");
        assertEquals(PolicyDecision.NONE, decide(old));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"Statement\": []",
                "{\"Statement\": {\"Effect\": \"Perhaps\", \"Action\": \"*\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {}, \"Action\": \"*\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [[]], \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", "
                        + "\"Condition\": {\"StringResembles\": {\"a\": \"b\"}}}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": null}}",
            })
    void whatIsNotUnderstoodWholeIsNoPolicy(String json) {
        assertTrue(Policy.parse(json).isEmpty());
    }

    @Test
    void hostilePatternsAreMatchedInBoundedTime() {
        var glob = Glob.of("*a".repeat(500) + "b");
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals(false, glob.matches("a".repeat(20_000))));
    }

    @Test
    void garbageIsReadWithoutException() {
        var random = new Random(11);
        var sound = allowIf("{\"StringLike\": {\"ses:FromAddress\": \"${a, 'b'}*\"}}");
        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder(sound);
            for (var j = random.nextInt(4); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(95)));
            }
            Policy.parse(text.toString()).ifPresent(policy -> policy.decide(request()));
        }
    }
}
