package io.pennypost.receive.action;

import io.pennypost.receive.ReceivedMail;
import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptAction.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One mail on its way through the actions of its rules, in one thread.
///
/// Plan: perform an action; tell its topic; go where it leads. One that fails is put aside, and the run goes on
/// without it, unless it decides how the run goes on: then the whole rest waits for it.
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final Actions actions;
    private final ReceivedMail mail;
    private final List<RunReport.Tried> tried = new ArrayList<>();
    private final List<RunState> deferred = new ArrayList<>();
    private final boolean givesUp;
    private RunState state;
    private boolean isLastTry;

    /// @param isLastTry whether the first action is given up when it fails
    /// @param givesUp   whether each action is, since too much waits already
    Run(Actions actions, ReceivedMail mail, RunState state, boolean isLastTry, boolean givesUp) {
        this.actions = actions;
        this.mail = mail;
        this.state = state;
        this.isLastTry = isLastTry || givesUp;
        this.givesUp = givesUp;
    }

    /// Goes as far as possible now.
    RunReport go() {
        while (!state.isDone()) {
            if (!state.isAtAction()) {
                state = state.nextRule();
                continue;
            }
            var at = state;
            state = behind(at, attempt(at));
            isLastTry = givesUp;
        }
        return new RunReport(tried, deferred);
    }

    private ActionResult attempt(RunState at) {
        var result = result(at);
        tried.add(new RunReport.Tried(at.step().ruleName(), at.action(), ReceiptJson.type(at.current()), result));
        return result;
    }

    private ActionResult result(RunState at) {
        var occasion = Occasion.of(mail, at);
        try {
            if (at.stage() == RunState.Stage.TELL) {
                actions.tell(occasion, at.current().topic().orElseThrow());
                return ActionResult.Done.go("told " + at.current().topic().orElseThrow());
            }
            return actions.perform(occasion);
        } catch (RefusedException refused) {
            return new ActionResult.GivenUp(String.valueOf(refused.getMessage()));
        } catch (IOException failed) {
            var reason = String.valueOf(failed.getMessage());
            return isLastTry ? new ActionResult.GivenUp(reason) : new ActionResult.Retried(reason);
        } catch (RuntimeException mistake) {
            LOG.error(
                    "Action {} of the rule {} fails for the mail {}.",
                    at.action(),
                    at.step().ruleName(),
                    mail.id(),
                    mistake);
            var reason = "It failed by a mistake of the program: "
                    + mistake.getClass().getSimpleName();
            return isLastTry ? new ActionResult.GivenUp(reason) : new ActionResult.Retried(reason);
        }
    }

    private RunState behind(RunState at, ActionResult result) {
        return switch (result) {
            case ActionResult.Done(var flow, var _) -> {
                if (at.stage() == RunState.Stage.ACT) {
                    tellTopic(at);
                }
                yield follow(at, flow);
            }
            case ActionResult.GivenUp _ -> at.nextAction();
            case ActionResult.Retried _ -> {
                deferred.add(steers(at) ? at : at.onlyThis());
                yield steers(at) ? at.done() : at.nextAction();
            }
        };
    }

    /// Whether what follows depends on the action. A topic that is told late changes nothing.
    private static boolean steers(RunState at) {
        return at.stage() == RunState.Stage.ACT
                && switch (at.current()) {
                    case ReceiptAction.Lambda lambda -> lambda.invocation() == Invocation.REQUEST_RESPONSE;
                    case ReceiptAction.Bounce _ -> true;
                    case ReceiptAction.AddHeader _, ReceiptAction.S3 _, ReceiptAction.Sns _, ReceiptAction.Stop _ ->
                        false;
                };
    }

    /// The mail itself went to the topic of an SNS action already.
    private void tellTopic(RunState at) {
        if (at.current() instanceof ReceiptAction.Sns || at.current().topic().isEmpty()) {
            return;
        }
        var telling = at.onlyThis().at(RunState.Stage.TELL);
        isLastTry = givesUp;
        if (attempt(telling) instanceof ActionResult.Retried) {
            deferred.add(telling);
        }
    }

    private static RunState follow(RunState at, Flow flow) {
        return switch (flow) {
            case CONTINUE ->
                at.current() instanceof ReceiptAction.AddHeader header
                        ? AddHeaderAction.perform(at, header).nextAction()
                        : at.nextAction();
            case STOP_RULE -> at.nextRule();
            case STOP_RULE_SET -> at.done();
            case BOUNCED -> at.withBounced(at.recipients()).nextRule();
        };
    }
}
