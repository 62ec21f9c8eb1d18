package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A topic's policy as JSON: what may be written, what is there when nothing was, and AddPermission's
/// statements.
///
/// Source: "Using identity-based and resource-based policies with Amazon SNS".
final class AccessPolicy {
    private static final String STATEMENT = "Statement";
    private static final String SID = "Sid";

    /// Actions that AddPermission takes.
    private static final Set<String> ACTIONS = Set.of(
            "GetTopicAttributes",
            "SetTopicAttributes",
            "AddPermission",
            "RemovePermission",
            "DeleteTopic",
            "Subscribe",
            "ListSubscriptionsByTopic",
            "Publish",
            "GetDataProtectionPolicy",
            "PutDataProtectionPolicy");

    private AccessPolicy() {}

    /// What every new topic has: its owner's account may do everything.
    static String standard(TopicArn topic) {
        return """
                {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID",\
                "Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes",\
                "SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe",\
                "SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"%s",\
                "Condition":{"StringEquals":{"AWS:SourceOwner":"%s"}}}]}""".formatted(topic.text(), topic.scope().account());
    }

    /// Refuses what is no policy of a topic.
    static void check(String text) {
        if (text.getBytes(UTF_8).length > SnsLimits.POLICY_BYTES_MAX) {
            throw Refusals.invalid("Policy Reason: Policy is larger than " + SnsLimits.POLICY_BYTES_MAX + " bytes");
        }
        var statements = Json.parseMembers(text)
                .flatMap(policy -> policy.find(STATEMENT))
                .map(Json::asList)
                .orElseThrow(AccessPolicy::malformed);
        if (statements.isEmpty()) {
            throw malformed();
        }
        for (var statement : statements) {
            check(statement.asMembers().orElseThrow(AccessPolicy::malformed));
        }
    }

    private static void check(Json.Members statement) {
        var effect = statement.find("Effect");
        boolean isWhole = (has(effect, "Allow") || has(effect, "Deny"))
                && (statement.find("Principal").isPresent()
                        || statement.find("NotPrincipal").isPresent());
        var actions = statement.find("Action").or(() -> statement.find("NotAction"));
        if (!isWhole || actions.isEmpty()) {
            throw malformed();
        }
        for (var action : actions.get().asList()) {
            if (!(action instanceof Json.Text(var name))) {
                throw malformed();
            }
            if (!name.equals("*") && !name.toLowerCase(Locale.ROOT).startsWith("sns:")) {
                throw Refusals.invalid("Policy statement action out of service scope!");
            }
        }
    }

    private static boolean has(Optional<Json> member, String text) {
        return member.equals(Optional.of(new Json.Text(text)));
    }

    private static RuntimeException malformed() {
        return Refusals.invalid("Policy Error: null");
    }

    /// The policy with one more statement, which lets accounts do something.
    ///
    /// @param label the statement's id, which must be free
    static String withPermission(
            String text, TopicArn topic, String label, List<String> accounts, List<String> actions) {
        var policy = Json.parseMembers(text).orElseThrow();
        var statements = new ArrayList<>(statements(policy));
        if (statements.stream().anyMatch(statement -> isLabeled(statement, label))) {
            throw Refusals.invalid("Statement already exists");
        }
        if (statements.size() >= SnsLimits.POLICY_STATEMENTS_MAX) {
            throw Refusals.invalid("Policy Reason: Too many statements");
        }
        statements.add(statement(topic, label, accounts, actions));
        var changed = with(policy, statements).print();
        check(changed);
        return changed;
    }

    private static Json statement(TopicArn topic, String label, List<String> accounts, List<String> actions) {
        var statement = new LinkedHashMap<String, Json>();
        statement.put(SID, new Json.Text(label));
        statement.put("Effect", new Json.Text("Allow"));
        statement.put("Principal", new Json.Members(Map.of("AWS", oneOrMany(accounts, AccessPolicy::accountRoot))));
        statement.put("Action", oneOrMany(actions, AccessPolicy::action));
        statement.put("Resource", new Json.Text(topic.text()));
        return new Json.Members(statement);
    }

    private static String accountRoot(String account) {
        if (account.length() != 12 || !account.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refusals.invalid("AWSAccountId");
        }
        return "arn:aws:iam::" + account + ":root";
    }

    private static String action(String name) {
        if (!ACTIONS.contains(name) && !name.equals("*")) {
            throw Refusals.invalid("Policy statement action out of service scope!");
        }
        return "SNS:" + name;
    }

    private static Json oneOrMany(List<String> texts, UnaryOperator<String> form) {
        var items = texts.stream().map(form).<Json>map(Json.Text::new).toList();
        return items.size() == 1 ? items.getFirst() : new Json.Items(items);
    }

    /// The policy without the statement of a label.
    static String withoutPermission(String text, String label) {
        var policy = Json.parseMembers(text).orElseThrow();
        var left = statements(policy).stream()
                .filter(statement -> !isLabeled(statement, label))
                .toList();
        return with(policy, left).print();
    }

    private static List<Json> statements(Json.Members policy) {
        return policy.find(STATEMENT).map(Json::asList).orElse(List.of());
    }

    private static Json with(Json.Members policy, List<Json> statements) {
        var members = new LinkedHashMap<>(policy.byName());
        members.put(STATEMENT, new Json.Items(statements));
        return new Json.Members(members);
    }

    private static boolean isLabeled(Json statement, String label) {
        return has(statement.asMembers().flatMap(members -> members.find(SID)), label);
    }
}
