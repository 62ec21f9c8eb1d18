package io.pennypost.ses.receiptrule;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.SesLimits;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The receipt rule sets of all accounts. Safe for use by many threads.
///
/// A set is one document, so that whoever receives mail sees its rules as they stood together.
public final class ReceiptRuleSets {
    private static final String ACTIVE = "active";

    /// More than the places that one installation receives for.
    private static final int PLACES_MAX = 10_000;

    /// Which set is active in a place.
    private record Active(String ruleSetName) {}

    private final Catalog catalog;
    private final RuleChecks checks;
    private final DocumentKind<ReceiptRuleSet> sets = new DocumentKind<>("receipt-rule-set", ReceiptRuleSet.class);
    private final DocumentKind<Active> actives = new DocumentKind<>("receipt-active", Active.class);

    /// @param topics  those that actions may name
    /// @param targets what else actions may name
    public ReceiptRuleSets(Catalog catalog, KnownTopics topics, ActionTargets targets) {
        this.catalog = catalog;
        this.checks = new RuleChecks(topics, targets);
    }

    /// Creates an empty set.
    ///
    /// @throws BadRequest                        `Not a valid ruleSetName: X`
    /// @throws io.pennypost.ses.AlreadyExists    `Rule set already exists: X`
    /// @throws LimitExceeded                     40 sets
    public void create(Scope scope, String name, Instant now) {
        insert(scope, name, _ -> new ReceiptRuleSet(name, List.of(), now));
    }

    /// Creates a set with the rules of another.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `RuleSetDoesNotExist`, and all that [#create] throws
    public void copy(Scope scope, String original, String name, Instant now) {
        insert(
                scope,
                name,
                writer -> new ReceiptRuleSet(
                        name, required(writer, scope, original).rules(), now));
    }

    private void insert(Scope scope, String name, Function<Catalog.Writer, ReceiptRuleSet> make) {
        Refusals.checkName("ruleSetName", name);
        catalog.write(writer -> {
            var set = make.apply(writer);
            if (sets.find(writer, scope, name).isPresent()) {
                throw Refusals.taken("Rule set", name);
            }
            if (sets.count(writer, scope) >= SesLimits.RECEIPT_RULE_SETS_MAX) {
                throw new LimitExceeded("Too many rule sets");
            }
            return sets.insert(writer, scope, name, set);
        });
    }

    /// Deletes a set; none is as good as a deleted one.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `CannotDelete` when it is active
    public void delete(Scope scope, String name) {
        catalog.write(writer -> {
            if (isActive(writer, scope, name)) {
                throw Refusals.active(name);
            }
            return sets.delete(writer, scope, name);
        });
    }

    private boolean isActive(Catalog.Reader reader, Scope scope, String name) {
        return actives.find(reader, scope, ACTIVE)
                .filter(active -> active.ruleSetName().equals(name))
                .isPresent();
    }

    /// One set that must be there.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `RuleSetDoesNotExist`
    public ReceiptRuleSet require(Scope scope, String name) {
        return sets.find(catalog, scope, name).orElseThrow(() -> Refusals.noRuleSet(name));
    }

    private ReceiptRuleSet required(Catalog.Reader reader, Scope scope, String name) {
        return sets.find(reader, scope, name).orElseThrow(() -> Refusals.noRuleSet(name));
    }

    /// All sets by name; there are few.
    public List<ReceiptRuleSet> list(Scope scope) {
        return catalog.read(reader -> sets.list(reader, scope, "", SesLimits.RECEIPT_RULE_SETS_MAX)).stream()
                .map(Named::value)
                .toList();
    }

    /// Makes a set the one that is asked, in place of any other.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `RuleSetDoesNotExist`
    public void activate(Scope scope, String name) {
        catalog.write(writer -> {
            required(writer, scope, name);
            actives.put(writer, scope, ACTIVE, new Active(name));
            return true;
        });
    }

    /// Ends all receiving of a place.
    public void deactivate(Scope scope) {
        catalog.write(writer -> actives.delete(writer, scope, ACTIVE));
    }

    /// The set that is asked about mail coming in now, by the fastest way there is; empty when none is
    /// active.
    public Optional<ReceiptRuleSet> active(Scope scope) {
        return actives.find(catalog, scope, ACTIVE).flatMap(active -> sets.find(catalog, scope, active.ruleSetName()));
    }

    /// The places that have an active set; for whoever receives mail for all of them.
    public List<Scope> placesWithActiveSet() {
        return catalog.read(reader -> actives.listAll(reader, PLACES_MAX)).stream()
                .map(Named::scope)
                .toList();
    }

    /// One rule that must be there.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `RuleSetDoesNotExist`, `RuleDoesNotExist`
    public ReceiptRule requireRule(Scope scope, String setName, String ruleName) {
        return require(scope, setName).rule(ruleName).orElseThrow(() -> Refusals.noRule(ruleName));
    }

    /// Adds a rule behind another; without one to follow it becomes the first.
    ///
    /// @param after name of a rule of the set
    /// @throws BadRequest a bad name, recipient, header or bounce
    /// @throws LimitExceeded 200 rules, 10 actions, 500 recipients
    /// @throws io.pennypost.ses.AlreadyExists `Rule already exists: X`
    /// @throws io.pennypost.aws.protocol.ServiceError `RuleSetDoesNotExist`, `RuleDoesNotExist`, or
    ///     `InvalidSnsTopic`, `InvalidS3Configuration`, `InvalidLambdaFunction` for a target that cannot be
    ///     used
    public void addRule(Scope scope, String setName, ReceiptRule rule, Optional<String> after) {
        RuleChecks.checkForm(rule);
        checkAddition(require(scope, setName), rule, after);
        checks.checkTargets(scope, rule);
        change(scope, setName, set -> {
            checkAddition(set, rule, after);
            return set.with(rule, after);
        });
    }

    private static void checkAddition(ReceiptRuleSet set, ReceiptRule rule, Optional<String> after) {
        if (set.rule(rule.name()).isPresent()) {
            throw Refusals.taken("Rule", rule.name());
        }
        after.ifPresent(name -> checkRule(set, name));
        if (set.rules().size() >= SesLimits.RECEIPT_RULES_MAX) {
            throw new LimitExceeded("Too many rules");
        }
    }

    private static void checkRule(ReceiptRuleSet set, String name) {
        if (set.rule(name).isEmpty()) {
            throw Refusals.noRule(name);
        }
    }

    /// Replaces the whole rule of the same name.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError as [#addRule] does
    public void replaceRule(Scope scope, String setName, ReceiptRule rule) {
        RuleChecks.checkForm(rule);
        checkRule(require(scope, setName), rule.name());
        checks.checkTargets(scope, rule);
        change(scope, setName, set -> {
            checkRule(set, rule.name());
            return set.replacing(rule);
        });
    }

    /// Deletes a rule; none is as good as a deleted one.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `RuleSetDoesNotExist`
    public void deleteRule(Scope scope, String setName, String ruleName) {
        change(scope, setName, set -> set.without(ruleName));
    }

    /// Moves a rule behind another, or to the front. Behind itself it stays where it is.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `RuleSetDoesNotExist`, `RuleDoesNotExist`
    public void moveRule(Scope scope, String setName, String ruleName, Optional<String> after) {
        change(scope, setName, set -> {
            checkRule(set, ruleName);
            after.ifPresent(name -> checkRule(set, name));
            var rule = set.rule(ruleName).orElseThrow();
            return after.equals(Optional.of(ruleName))
                    ? set
                    : set.without(ruleName).with(rule, after);
        });
    }

    /// Puts all rules into a new order.
    ///
    /// @throws BadRequest                             when a rule is left out or named twice
    /// @throws io.pennypost.aws.protocol.ServiceError `RuleSetDoesNotExist`, `RuleDoesNotExist`
    public void reorder(Scope scope, String setName, List<String> ruleNames) {
        change(scope, setName, set -> {
            var ordered = new ArrayList<ReceiptRule>();
            for (var name : ruleNames) {
                ordered.add(set.rule(name).orElseThrow(() -> Refusals.noRule(name)));
            }
            if (ordered.size() != set.rules().size() || new HashSet<>(ruleNames).size() != ordered.size()) {
                throw new BadRequest("Every rule of the rule set must be named exactly once.");
            }
            return set.withRules(ordered);
        });
    }

    private void change(Scope scope, String setName, UnaryOperator<ReceiptRuleSet> change) {
        catalog.write(writer -> {
            sets.put(writer, scope, setName, change.apply(required(writer, scope, setName)));
            return true;
        });
    }
}
