package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.AlreadyExistsException;
import software.amazon.awssdk.services.ses.model.CannotDeleteException;
import software.amazon.awssdk.services.ses.model.InvalidLambdaFunctionException;
import software.amazon.awssdk.services.ses.model.InvalidS3ConfigurationException;
import software.amazon.awssdk.services.ses.model.InvalidSnsTopicException;
import software.amazon.awssdk.services.ses.model.LimitExceededException;
import software.amazon.awssdk.services.ses.model.ReceiptAction;
import software.amazon.awssdk.services.ses.model.ReceiptFilterPolicy;
import software.amazon.awssdk.services.ses.model.ReceiptRule;
import software.amazon.awssdk.services.ses.model.ReceiptRuleSetMetadata;
import software.amazon.awssdk.services.ses.model.RuleDoesNotExistException;
import software.amazon.awssdk.services.ses.model.RuleSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.SNSActionEncoding;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.ses.model.TlsPolicy;

/// Receipt rules and filters as the stock SDK sees them; there are in v1 alone.
final class ReceiptRulesTest {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesClient v1;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v1 = program.v1();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void makeSet(String... rules) {
        v1.createReceiptRuleSet(r -> r.ruleSetName("set"));
        for (int i = rules.length - 1; i >= 0; i--) {
            var name = rules[i];
            v1.createReceiptRule(r -> r.ruleSetName("set").rule(rule -> rule.name(name)));
        }
    }

    private List<String> order() {
        return v1.describeReceiptRuleSet(r -> r.ruleSetName("set")).rules().stream()
                .map(ReceiptRule::name)
                .toList();
    }

    private static ReceiptAction action(Consumer<ReceiptAction.Builder> set) {
        return ReceiptAction.builder().applyMutation(set).build();
    }

    private void createRule(Consumer<ReceiptAction.Builder> action) {
        v1.createReceiptRule(
                r -> r.ruleSetName("set").rule(rule -> rule.name("rule").actions(action(action))));
    }

    private static void assertRefused(
            Class<? extends SesException> type, String code, String message, Executable call) {
        var refused = assertThrows(type, call);
        assertEquals(code, refused.awsErrorDetails().errorCode());
        assertEquals(message, refused.awsErrorDetails().errorMessage());
        assertEquals(400, refused.statusCode());
    }

    @Test
    void aRuleKeepsEveryActionItCanHave() {
        makeSet();
        var topic = program.sns().createTopic(r -> r.name("mail")).topicArn();
        List<ReceiptAction> actions = List.of(
                ReceiptAction.builder()
                        .addHeaderAction(a -> a.headerName("X-Seen").headerValue("yes & <no>\t"))
                        .build(),
                ReceiptAction.builder()
                        .s3Action(a -> a.bucketName("my-mail.in")
                                .objectKeyPrefix("in/")
                                .iamRoleArn("arn:aws:iam::000000000000:role/r")
                                .topicArn(topic))
                        .build(),
                ReceiptAction.builder()
                        .snsAction(a -> a.topicArn(topic).encoding(SNSActionEncoding.BASE64))
                        .build(),
                ReceiptAction.builder()
                        .bounceAction(a -> a.smtpReplyCode("550")
                                .statusCode("5.1.1")
                                .message("Gone")
                                .sender("bot@example.com")
                                .topicArn(topic))
                        .build(),
                ReceiptAction.builder()
                        .stopAction(a -> a.scope("RuleSet").topicArn(topic))
                        .build());

        v1.createReceiptRule(r -> r.ruleSetName("set")
                .rule(rule -> rule.name("rule")
                        .enabled(true)
                        .scanEnabled(true)
                        .tlsPolicy(TlsPolicy.REQUIRE)
                        .recipients("info@example.com", ".example.com")
                        .actions(actions)));

        var rule = v1.describeReceiptRule(r -> r.ruleSetName("set").ruleName("rule"))
                .rule();
        assertTrue(rule.enabled());
        assertTrue(rule.scanEnabled());
        assertEquals(TlsPolicy.REQUIRE, rule.tlsPolicy());
        assertEquals(List.of("info@example.com", ".example.com"), rule.recipients());
        assertEquals(actions, rule.actions());
        assertEquals(
                List.of(rule),
                v1.describeReceiptRuleSet(r -> r.ruleSetName("set")).rules());
    }

    @Test
    void defaultsAreStated() {
        makeSet("plain");
        var topic = program.sns().createTopic(r -> r.name("mail")).topicArn();

        v1.updateReceiptRule(r -> r.ruleSetName("set")
                .rule(rule -> rule.name("plain").actions(action(a -> a.snsAction(s -> s.topicArn(topic))))));

        var rule = v1.describeReceiptRule(r -> r.ruleSetName("set").ruleName("plain"))
                .rule();
        assertFalse(rule.enabled());
        assertFalse(rule.scanEnabled());
        assertEquals(TlsPolicy.OPTIONAL, rule.tlsPolicy());
        assertEquals(List.of(), rule.recipients());
        assertEquals(
                SNSActionEncoding.UTF_8, rule.actions().getFirst().snsAction().encoding());
    }

    @Test
    @ActsOn({"ses CreateReceiptRule After", "ses SetReceiptRulePosition *", "ses ReorderReceiptRuleSet *"})
    void rulesHaveAnOrder() {
        makeSet("one", "two", "three");
        assertEquals(List.of("one", "two", "three"), order());

        v1.createReceiptRule(r -> r.ruleSetName("set").after("one").rule(rule -> rule.name("new")));
        assertEquals(List.of("one", "new", "two", "three"), order());
        v1.setReceiptRulePosition(r -> r.ruleSetName("set").ruleName("new").after("three"));
        assertEquals(List.of("one", "two", "three", "new"), order());
        v1.setReceiptRulePosition(r -> r.ruleSetName("set").ruleName("new"));
        assertEquals(List.of("new", "one", "two", "three"), order());
        // Terraform's way to say: to the front.
        v1.setReceiptRulePosition(r -> r.ruleSetName("set").ruleName("three").after(""));
        assertEquals(List.of("three", "new", "one", "two"), order());
        v1.reorderReceiptRuleSet(r -> r.ruleSetName("set").ruleNames("two", "one", "new", "three"));
        assertEquals(List.of("two", "one", "new", "three"), order());
        v1.deleteReceiptRule(r -> r.ruleSetName("set").ruleName("one"));
        v1.deleteReceiptRule(r -> r.ruleSetName("set").ruleName("one"));
        assertEquals(List.of("two", "new", "three"), order());

        assertRefused(
                SesException.class,
                "InvalidParameterValue",
                "Every rule of the rule set must be named exactly once.",
                () -> v1.reorderReceiptRuleSet(r -> r.ruleSetName("set").ruleNames("two", "new")));
        assertEquals(List.of("two", "new", "three"), order());
    }

    @Test
    void oneSetIsActive() {
        var none = v1.describeActiveReceiptRuleSet(r -> {});
        assertNull(none.metadata());
        assertFalse(none.hasRules());

        makeSet("one");
        v1.setActiveReceiptRuleSet(r -> r.ruleSetName("set"));
        var active = v1.describeActiveReceiptRuleSet(r -> {});
        assertEquals("set", active.metadata().name());
        assertNotNull(active.metadata().createdTimestamp());
        assertEquals("one", active.rules().getFirst().name());
        assertRefused(
                CannotDeleteException.class,
                "CannotDelete",
                "Cannot delete active rule set: set",
                () -> v1.deleteReceiptRuleSet(r -> r.ruleSetName("set")));

        v1.setActiveReceiptRuleSet(r -> {});
        assertNull(v1.describeActiveReceiptRuleSet(r -> {}).metadata());
        v1.deleteReceiptRuleSet(r -> r.ruleSetName("set"));
        v1.deleteReceiptRuleSet(r -> r.ruleSetName("set"));
        assertEquals(List.of(), v1.listReceiptRuleSets(r -> {}).ruleSets());
    }

    @Test
    @ActsOn("ses CloneReceiptRuleSet OriginalRuleSetName")
    void setsAreListedAndCloned() {
        makeSet("one", "two");
        v1.cloneReceiptRuleSet(r -> r.ruleSetName("copy").originalRuleSetName("set"));

        var listed = v1.listReceiptRuleSets(r -> {});
        assertEquals(
                List.of("copy", "set"),
                listed.ruleSets().stream().map(ReceiptRuleSetMetadata::name).toList());
        assertNull(listed.nextToken());
        assertEquals(
                v1.describeReceiptRuleSet(r -> r.ruleSetName("set")).rules(),
                v1.describeReceiptRuleSet(r -> r.ruleSetName("copy")).rules());
        assertRefused(
                SesException.class,
                "InvalidParameterValue",
                "invalid nextToken x",
                () -> v1.listReceiptRuleSets(r -> r.nextToken("x")));
    }

    @Test
    void whatDoesNotExistIsSaidByItsCode() {
        makeSet("one");
        for (Executable call : List.<Executable>of(
                () -> v1.describeReceiptRuleSet(r -> r.ruleSetName("no")),
                () -> v1.cloneReceiptRuleSet(r -> r.ruleSetName("copy").originalRuleSetName("no")),
                () -> v1.setActiveReceiptRuleSet(r -> r.ruleSetName("no")),
                () -> v1.reorderReceiptRuleSet(r -> r.ruleSetName("no").ruleNames("x")),
                () -> v1.createReceiptRule(r -> r.ruleSetName("no").rule(rule -> rule.name("x"))),
                () -> v1.updateReceiptRule(r -> r.ruleSetName("no").rule(rule -> rule.name("x"))),
                () -> v1.describeReceiptRule(r -> r.ruleSetName("no").ruleName("x")),
                () -> v1.deleteReceiptRule(r -> r.ruleSetName("no").ruleName("x")),
                () -> v1.setReceiptRulePosition(r -> r.ruleSetName("no").ruleName("x")))) {
            assertRefused(
                    RuleSetDoesNotExistException.class, "RuleSetDoesNotExist", "Rule set does not exist: no", call);
        }
        for (Executable call : List.<Executable>of(
                () -> v1.createReceiptRule(r -> r.ruleSetName("set").after("no").rule(rule -> rule.name("x"))),
                () -> v1.updateReceiptRule(r -> r.ruleSetName("set").rule(rule -> rule.name("no"))),
                () -> v1.describeReceiptRule(r -> r.ruleSetName("set").ruleName("no")),
                () -> v1.setReceiptRulePosition(r -> r.ruleSetName("set").ruleName("no")),
                () -> v1.reorderReceiptRuleSet(r -> r.ruleSetName("set").ruleNames("one", "no")))) {
            assertRefused(RuleDoesNotExistException.class, "RuleDoesNotExist", "Rule does not exist: no", call);
        }
        assertEquals(List.of("one"), order());
    }

    @Test
    void errorsNameTheirThing() {
        makeSet("one");
        assertEquals(
                "set",
                assertThrows(AlreadyExistsException.class, () -> v1.createReceiptRuleSet(r -> r.ruleSetName("set")))
                        .name());
        assertEquals(
                "topic",
                assertThrows(
                                InvalidSnsTopicException.class,
                                () -> createRule(a -> a.snsAction(s -> s.topicArn("topic"))))
                        .topic());
        assertEquals(
                "No",
                assertThrows(
                                InvalidS3ConfigurationException.class,
                                () -> createRule(a -> a.s3Action(s -> s.bucketName("No"))))
                        .bucket());
        assertEquals(
                "f",
                assertThrows(
                                InvalidLambdaFunctionException.class,
                                () -> createRule(a -> a.lambdaAction(l -> l.functionArn("f"))))
                        .functionArn());
    }

    @Test
    void namesAreCheckedInTwoWays() {
        assertRefused(
                SesException.class,
                "InvalidParameterValue",
                "Not a valid ruleSetName: -x",
                () -> v1.createReceiptRuleSet(r -> r.ruleSetName("-x")));
        assertRefused(
                SesException.class,
                "ValidationError",
                "1 validation error detected: Value at 'ruleSetName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: ^[a-zA-Z0-9_.-]+$",
                () -> v1.createReceiptRuleSet(r -> r.ruleSetName("a b")));
        assertRefused(
                SesException.class,
                "ValidationError",
                "1 validation error detected: Value at 'ruleSetName' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 64",
                () -> v1.createReceiptRuleSet(r -> r.ruleSetName("a".repeat(65))));
    }

    @Test
    void filtersAreCreatedListedAndDeleted() {
        v1.createReceiptFilter(r -> r.filter(
                f -> f.name("block").ipFilter(ip -> ip.cidr("192.0.2.0/24").policy(ReceiptFilterPolicy.BLOCK))));

        var listed = v1.listReceiptFilters(r -> {}).filters();
        assertEquals(1, listed.size());
        assertEquals("block", listed.getFirst().name());
        assertEquals("192.0.2.0/24", listed.getFirst().ipFilter().cidr());
        assertEquals(ReceiptFilterPolicy.BLOCK, listed.getFirst().ipFilter().policy());

        assertRefused(
                AlreadyExistsException.class,
                "AlreadyExists",
                "Filter already exists: block",
                () -> v1.createReceiptFilter(r -> r.filter(
                        f -> f.name("block").ipFilter(ip -> ip.cidr("10.0.0.1").policy(ReceiptFilterPolicy.ALLOW)))));
        assertRefused(
                SesException.class,
                "InvalidParameterValue",
                "Invalid CIDR block",
                () -> v1.createReceiptFilter(r ->
                        r.filter(f -> f.name("b").ipFilter(ip -> ip.cidr("x").policy(ReceiptFilterPolicy.ALLOW)))));
        assertEquals(listed, v1.listReceiptFilters(r -> {}).filters());

        v1.deleteReceiptFilter(r -> r.filterName("block"));
        v1.deleteReceiptFilter(r -> r.filterName("block"));
        assertEquals(List.of(), v1.listReceiptFilters(r -> {}).filters());
    }

    @Test
    void setsAreBounded() {
        for (int i = 0; i < 40; i++) {
            var name = "set" + i;
            v1.createReceiptRuleSet(r -> r.ruleSetName(name));
        }
        assertRefused(
                LimitExceededException.class,
                "LimitExceeded",
                "Too many rule sets",
                () -> v1.createReceiptRuleSet(r -> r.ruleSetName("more")));
    }
}
