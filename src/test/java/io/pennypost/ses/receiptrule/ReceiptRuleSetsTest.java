package io.pennypost.ses.receiptrule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.mail.address.Address;
import io.pennypost.ses.SesLimits;
import io.pennypost.testing.MemoryCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What can be done with rule sets and their rules, and what cannot. There is one topic, one bucket, one key
/// and one function.
class ReceiptRuleSetsTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:mail";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:mail";
    private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/1";

    private final ReceiptRuleSets sets =
            new ReceiptRuleSets(new MemoryCatalog(), (scope, topic) -> topic.equals(TOPIC), new ActionTargets() {
                @Override
                public boolean canWrite(Scope scope, String bucketName, String objectKeyPrefix) {
                    return bucketName.equals("mail");
                }

                @Override
                public boolean canPublish(Scope scope, String topicArn) {
                    return true;
                }

                @Override
                public boolean canEncrypt(Scope scope, String kmsKeyArn) {
                    return kmsKeyArn.equals(KEY);
                }

                @Override
                public boolean canInvoke(Scope scope, String functionArn) {
                    return functionArn.equals(FUNCTION);
                }
            });

    private static ReceiptRule rule(String name, ReceiptAction... actions) {
        return new ReceiptRule(name, true, TlsPolicy.OPTIONAL, List.of(), List.of(actions), false);
    }

    private static ReceiptRule to(String name, String... recipients) {
        return new ReceiptRule(name, true, TlsPolicy.REQUIRE, List.of(recipients), List.of(), true);
    }

    private void add(ReceiptRule rule) {
        sets.addRule(SCOPE, "set", rule, Optional.empty());
    }

    private void addBehind(ReceiptRule rule, String after) {
        sets.addRule(SCOPE, "set", rule, Optional.of(after));
    }

    private List<String> order() {
        return sets.require(SCOPE, "set").rules().stream()
                .map(ReceiptRule::name)
                .toList();
    }

    /// Set with rules one, two, three.
    private void makeThree() {
        sets.create(SCOPE, "set", NOW);
        add(rule("one"));
        addBehind(rule("two"), "one");
        addBehind(rule("three"), "two");
    }

    private void assertRefused(String code, String message, Map<String, String> members, Executable call) {
        var before = sets.list(SCOPE);
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
        assertEquals(members, error.members());
        assertEquals(before, sets.list(SCOPE));
    }

    private void assertRefused(String code, String message, Executable call) {
        assertRefused(code, message, Map.of(), call);
    }

    @Test
    void aRuleWithoutOneToFollowBecomesTheFirst() {
        sets.create(SCOPE, "set", NOW);
        add(rule("b"));
        add(rule("a"));
        addBehind(rule("c"), "b");
        addBehind(rule("ab"), "a");

        assertEquals(List.of("a", "ab", "b", "c"), order());
    }

    @Test
    void everyActionIsKeptAsItWasWritten() {
        sets.create(SCOPE, "set", NOW);
        var written = rule(
                "all",
                new ReceiptAction.AddHeader("X-Seen", "yes"),
                new ReceiptAction.S3(
                        "mail", Optional.of("in/"), Optional.of(KEY), Optional.empty(), Optional.of(TOPIC)),
                new ReceiptAction.Sns(TOPIC, ReceiptAction.Encoding.BASE64),
                new ReceiptAction.Lambda(FUNCTION, ReceiptAction.Invocation.REQUEST_RESPONSE, Optional.empty()),
                new ReceiptAction.Bounce(
                        "550", Optional.of("5.1.1"), "gone", "Bot <bot@example.com>", Optional.empty()),
                new ReceiptAction.Stop(Optional.of(TOPIC)));
        add(written);

        assertEquals(written, sets.requireRule(SCOPE, "set", "all"));
    }

    @Test
    void aTargetThatCannotBeUsedIsRefused() {
        sets.create(SCOPE, "set", NOW);
        var none = Optional.<String>empty();

        assertRefused(
                "InvalidSnsTopicException",
                "Could not publish to SNS topic: arn:x",
                Map.of("Topic", "arn:x"),
                () -> add(rule("r", new ReceiptAction.Sns("arn:x", ReceiptAction.Encoding.UTF_8))));
        assertRefused(
                "InvalidSnsTopicException",
                "Could not publish to SNS topic: arn:x",
                Map.of("Topic", "arn:x"),
                () -> add(rule("r", new ReceiptAction.Stop(Optional.of("arn:x")))));
        assertRefused(
                "InvalidS3ConfigurationException",
                "Could not write to bucket: other",
                Map.of("Bucket", "other"),
                () -> add(rule("r", new ReceiptAction.S3("other", none, none, none, none))));
        assertRefused(
                "InvalidS3ConfigurationException",
                "Could not use KMS key: k",
                Map.of("Bucket", "mail"),
                () -> add(rule("r", new ReceiptAction.S3("mail", none, Optional.of("k"), none, none))));
        assertRefused(
                "InvalidLambdaFunctionException",
                "Could not invoke Lambda function: f",
                Map.of("FunctionArn", "f"),
                () -> add(rule("r", new ReceiptAction.Lambda("f", ReceiptAction.Invocation.EVENT, none))));
    }

    @Test
    void whatABounceOrAHeaderCannotBeIsRefused() {
        sets.create(SCOPE, "set", NOW);
        var status = Optional.of("5.1.1");

        assertRefused(
                "BadRequestException",
                "Not a valid smtpReplyCode: 250",
                () -> add(rule("r", new ReceiptAction.Bounce("250", status, "m", "a@example.com", Optional.empty()))));
        assertRefused(
                "BadRequestException",
                "Not a valid statusCode: 2.0.0",
                () -> add(rule(
                        "r",
                        new ReceiptAction.Bounce(
                                "550", Optional.of("2.0.0"), "m", "a@example.com", Optional.empty()))));
        assertRefused(
                "BadRequestException",
                "Not a valid sender: nobody",
                () -> add(rule("r", new ReceiptAction.Bounce("550", status, "m", "nobody", Optional.empty()))));
        assertRefused(
                "BadRequestException",
                "Not a valid headerName: X Seen",
                () -> add(rule("r", new ReceiptAction.AddHeader("X Seen", "yes"))));
        assertRefused(
                "BadRequestException",
                "Not a valid headerValue: yes\r\nBcc: a@example.com",
                () -> add(rule("r", new ReceiptAction.AddHeader("X-Seen", "yes\r\nBcc: a@example.com"))));
        assertRefused(
                "BadRequestException",
                "Not a valid headerName: " + "x".repeat(51),
                () -> add(rule("r", new ReceiptAction.AddHeader("x".repeat(51), "yes"))));
        assertRefused("BadRequestException", "Not a valid recipient: a@b@c", () -> add(to("r", "a@b@c")));
    }

    @Test
    void countsAreBounded() {
        sets.create(SCOPE, "set", NOW);
        var stop = new ReceiptAction.Stop(Optional.empty());
        var recipients = Collections.nCopies(SesLimits.RECEIPT_RECIPIENTS_MAX + 1, "a@example.com");

        assertRefused(
                "LimitExceededException",
                "Too many actions",
                () -> add(rule("r", Collections.nCopies(11, stop).toArray(ReceiptAction[]::new))));
        assertRefused(
                "LimitExceededException", "Too many recipients", () -> add(to("r", recipients.toArray(String[]::new))));

        add(rule("r", Collections.nCopies(10, stop).toArray(ReceiptAction[]::new)));
        for (int i = 1; i < SesLimits.RECEIPT_RULES_MAX; i++) {
            add(rule("r" + i));
        }
        assertRefused("LimitExceededException", "Too many rules", () -> add(rule("last")));

        IntStream.range(1, SesLimits.RECEIPT_RULE_SETS_MAX).forEach(i -> sets.create(SCOPE, "set" + i, NOW));
        assertRefused("LimitExceededException", "Too many rule sets", () -> sets.create(SCOPE, "more", NOW));
        assertRefused("LimitExceededException", "Too many rule sets", () -> sets.copy(SCOPE, "set", "more", NOW));
    }

    @Test
    void namesAreUniqueAndBeginAndEndWithALetterOrDigit() {
        makeThree();

        assertRefused(
                "AlreadyExistsException",
                "Rule set already exists: set",
                Map.of("Name", "set"),
                () -> sets.create(SCOPE, "set", NOW));
        assertRefused(
                "AlreadyExistsException", "Rule already exists: one", Map.of("Name", "one"), () -> add(rule("one")));
        for (var name : List.of("", "-a", "a-", ".a", "a_")) {
            assertRefused(
                    "BadRequestException", "Not a valid ruleSetName: " + name, () -> sets.create(SCOPE, name, NOW));
            assertRefused("BadRequestException", "Not a valid ruleName: " + name, () -> add(rule(name)));
        }
    }

    @Test
    void whatDoesNotExistIsNamed() {
        makeThree();
        var noSet = Map.of("Name", "no");

        for (Executable call : List.<Executable>of(
                () -> sets.require(SCOPE, "no"),
                () -> sets.copy(SCOPE, "no", "copy", NOW),
                () -> sets.activate(SCOPE, "no"),
                () -> sets.addRule(SCOPE, "no", rule("r"), Optional.empty()),
                () -> sets.replaceRule(SCOPE, "no", rule("r")),
                () -> sets.deleteRule(SCOPE, "no", "r"),
                () -> sets.moveRule(SCOPE, "no", "r", Optional.empty()),
                () -> sets.reorder(SCOPE, "no", List.of()),
                () -> sets.requireRule(SCOPE, "no", "r"))) {
            assertRefused("RuleSetDoesNotExistException", "Rule set does not exist: no", noSet, call);
        }
        for (Executable call : List.<Executable>of(
                () -> sets.requireRule(SCOPE, "set", "no"),
                () -> addBehind(rule("r"), "no"),
                () -> sets.replaceRule(SCOPE, "set", rule("no")),
                () -> sets.moveRule(SCOPE, "set", "no", Optional.empty()),
                () -> sets.moveRule(SCOPE, "set", "one", Optional.of("no")),
                () -> sets.reorder(SCOPE, "set", List.of("one", "two", "no")))) {
            assertRefused("RuleDoesNotExistException", "Rule does not exist: no", noSet, call);
        }
    }

    @Test
    void rulesMoveToTheFrontOrBehindAnother() {
        makeThree();

        sets.moveRule(SCOPE, "set", "three", Optional.empty());
        assertEquals(List.of("three", "one", "two"), order());
        sets.moveRule(SCOPE, "set", "three", Optional.of("one"));
        assertEquals(List.of("one", "three", "two"), order());
        sets.moveRule(SCOPE, "set", "three", Optional.of("three"));
        assertEquals(List.of("one", "three", "two"), order());
    }

    @Test
    void aNewOrderNamesEachRuleOnce() {
        makeThree();

        sets.reorder(SCOPE, "set", List.of("two", "three", "one"));

        assertEquals(List.of("two", "three", "one"), order());
        for (var names : List.of(List.of("one", "two"), List.of("one", "one", "two"), List.<String>of())) {
            assertRefused(
                    "BadRequestException",
                    "Every rule of the rule set must be named exactly once.",
                    () -> sets.reorder(SCOPE, "set", names));
        }
    }

    @Test
    void aReplacedRuleKeepsItsPlaceAndNothingElse() {
        makeThree();

        sets.replaceRule(SCOPE, "set", to("two", "a@example.com"));

        assertEquals(List.of("one", "two", "three"), order());
        assertEquals(to("two", "a@example.com"), sets.requireRule(SCOPE, "set", "two"));
    }

    @Test
    void deletingIsSuccessTwice() {
        makeThree();

        sets.deleteRule(SCOPE, "set", "two");
        sets.deleteRule(SCOPE, "set", "two");
        assertEquals(List.of("one", "three"), order());

        sets.delete(SCOPE, "set");
        sets.delete(SCOPE, "set");
        assertEquals(List.of(), sets.list(SCOPE));
    }

    @Test
    void aCopyHasTheRulesAndItsOwnTime() {
        makeThree();

        sets.copy(SCOPE, "set", "copy", NOW.plusSeconds(1));

        var copy = sets.require(SCOPE, "copy");
        assertEquals(sets.require(SCOPE, "set").rules(), copy.rules());
        assertEquals(NOW.plusSeconds(1), copy.createdAt());
    }

    @Test
    void oneSetIsActiveAndCannotBeDeleted() {
        makeThree();
        sets.create(SCOPE, "other", NOW);
        assertEquals(Optional.empty(), sets.active(SCOPE));

        sets.activate(SCOPE, "other");
        sets.activate(SCOPE, "set");

        assertEquals(Optional.of("set"), sets.active(SCOPE).map(ReceiptRuleSet::name));
        assertEquals(List.of(SCOPE), sets.placesWithActiveSet());
        assertRefused(
                "CannotDeleteException",
                "Cannot delete active rule set: set",
                Map.of("Name", "set"),
                () -> sets.delete(SCOPE, "set"));
        sets.delete(SCOPE, "other");

        sets.deactivate(SCOPE);
        assertEquals(Optional.empty(), sets.active(SCOPE));
        assertEquals(List.of(), sets.placesWithActiveSet());
        sets.delete(SCOPE, "set");
    }

    @Test
    void receivingSeesTheEnabledRulesInOrder() {
        makeThree();
        sets.activate(SCOPE, "set");
        sets.replaceRule(SCOPE, "set", new ReceiptRule("two", false, TlsPolicy.OPTIONAL, List.of(), List.of(), false));
        sets.replaceRule(SCOPE, "set", to("three", "info@example.com", ".example.org"));

        var rules = sets.active(SCOPE).orElseThrow().enabledRules();

        var names = new ArrayList<String>();
        rules.forEach(rule -> names.add(rule.name()));
        assertEquals(List.of("one", "three"), names);
        assertTrue(rules.getFirst().matches(new Address("anyone", "anywhere.example")));
        assertTrue(rules.getLast().matches(new Address("info+x", "example.com")));
        assertTrue(rules.getLast().matches(new Address("x", "a.example.org")));
        assertFalse(rules.getLast().matches(new Address("x", "example.org")));
    }

    @Test
    void placesAreApart() {
        makeThree();

        assertEquals(List.of(), sets.list(new Scope("000000000000", "eu-west-1")));
        assertEquals(List.of(), sets.list(new Scope("111122223333", "us-east-1")));
    }
}
