package io.pennypost.receive.action;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.receive.rule.Judged;
import io.pennypost.ses.receiptrule.ReceiptAction;
import java.util.ArrayList;
import java.util.List;

/// How far a run has come: what is still to be done for a mail, with the rules as they were when it was received.
///
/// @param rules    those that matched and are not done; the first is under way
/// @param action   of the first rule, the one to be performed next
/// @param stage    what of that action is to be done
/// @param added    header fields of actions so far
/// @param bounced  recipients for whom a bounce was sent
/// @param alone    whether only this action is to be done, since the run went on without it
public record RunState(
        MailVerdicts verdicts,
        String ruleSetName,
        List<Step> rules,
        int action,
        Stage stage,
        List<HeaderField> added,
        List<Address> bounced,
        boolean alone) {
    public RunState {
        rules = List.copyOf(rules);
        added = List.copyOf(added);
        bounced = List.copyOf(bounced);
    }

    /// A rule that matched.
    public record Step(String ruleName, List<Address> recipients, List<ReceiptAction> actions) {
        public Step {
            recipients = List.copyOf(recipients);
            actions = List.copyOf(actions);
        }
    }

    /// An action is performed first; afterwards its topic is told.
    public enum Stage {
        ACT,
        TELL
    }

    static RunState begin(String ruleSetName, List<Judged> judged, MailVerdicts verdicts) {
        var steps = judged.stream()
                .filter(Judged::matches)
                .map(one ->
                        new Step(one.rule().name(), one.recipients(), one.rule().actions()))
                .toList();
        return new RunState(verdicts, ruleSetName, steps, 0, Stage.ACT, List.of(), List.of(), false);
    }

    boolean isDone() {
        return rules.isEmpty();
    }

    Step step() {
        return rules.getFirst();
    }

    ReceiptAction current() {
        return step().actions().get(action);
    }

    /// The recipients of the rule that were not bounced.
    List<Address> recipients() {
        return step().recipients().stream()
                .filter(recipient -> !bounced.contains(recipient))
                .toList();
    }

    /// Whether there is an action to perform now: not behind the last of a rule, nor for nobody.
    boolean isAtAction() {
        return action < step().actions().size() && !recipients().isEmpty();
    }

    RunState withAdded(HeaderField field) {
        var all = new ArrayList<>(added);
        all.add(field);
        return new RunState(verdicts, ruleSetName, rules, action, stage, all, bounced, alone);
    }

    RunState withBounced(List<Address> more) {
        var all = new ArrayList<>(bounced);
        all.addAll(more);
        return new RunState(verdicts, ruleSetName, rules, action, stage, added, all, alone);
    }

    RunState at(Stage other) {
        return new RunState(verdicts, ruleSetName, rules, action, other, added, bounced, alone);
    }

    /// Behind the present action.
    RunState nextAction() {
        return alone
                ? done()
                : new RunState(verdicts, ruleSetName, rules, action + 1, Stage.ACT, added, bounced, false);
    }

    /// Behind the present rule.
    RunState nextRule() {
        var rest = alone ? List.<Step>of() : rules.subList(1, rules.size());
        return new RunState(verdicts, ruleSetName, rest, 0, Stage.ACT, added, bounced, false);
    }

    RunState done() {
        return new RunState(verdicts, ruleSetName, List.of(), 0, Stage.ACT, added, bounced, alone);
    }

    /// The present action by itself.
    RunState onlyThis() {
        var step = new Step(step().ruleName(), recipients(), step().actions());
        return new RunState(verdicts, ruleSetName, List.of(step), action, stage, added, List.of(), true);
    }
}
