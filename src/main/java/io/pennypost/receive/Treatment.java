package io.pennypost.receive;

import io.pennypost.receive.Kept.Duty;
import io.pennypost.ses.SesLimits;
import io.pennypost.store.Body;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.ReceivedMails;
import io.pennypost.store.ReceivedMails.Progress;
import io.pennypost.store.ReceivedMails.Task;
import io.pennypost.store.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with one kept mail: what came to a return path is heard, what rules are about is judged and goes
/// through them, what came for the operator is handed on. Each step ends in the ledger.
public final class Treatment {
    private static final Logger LOG = LoggerFactory.getLogger(Treatment.class);

    /// After a failure of our own: something that another look in a while may mend.
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    /// As long as a client may ask for a bounce of it.
    private static final Duration FOUND_FOR = SesLimits.SEND_BOUNCE_WINDOW;

    /// While an action waits to be tried again.
    private static final Duration WHILE_NEEDED = Duration.ofHours(1);

    private final Spool spool;
    private final ReceivedMails store;
    private final Steps steps;
    private final Set<String> ownIds;
    private final ReceivedLines lines;
    private final InstantSource clock;

    /// Who does it.
    public record Steps(FeedbackIntake feedback, OperatorCopies operator, Verdicts verdicts, RuleRun rules) {}

    /// @param hostname under which we give Authentication-Results
    public Treatment(Spool spool, ReceivedMails store, Steps steps, InstantSource clock, String hostname) {
        this.spool = spool;
        this.store = store;
        this.steps = steps;
        this.ownIds = Presented.ownIds(hostname);
        this.lines = new ReceivedLines(spool::nextLedgerId);
        this.clock = clock;
    }

    /// Does it, and makes durable what came of it.
    void treat(Task task) {
        var kept = Kept.parse(task.detail());
        var body = spool.body(task.mail());
        if (body.isEmpty()) {
            LOG.error("the bytes of received mail {} are gone", kept.id());
            settle(task, kept, Handled.done(new Handled.Note("Lost", "{}")), Body.of(new byte[0]));
            return;
        }
        var done = handle(task, kept, body.get());
        settle(done.task(), kept, done.handled(), body.get());
    }

    /// @param task with what is to be done next time
    private record Done(Task task, Handled handled) {}

    private Done handle(Task task, Kept kept, Body body) {
        try {
            if (kept.duty() instanceof Duty.Rules rules) {
                return byRules(task, kept, rules, body);
            }
            return new Done(task, handle(kept, body));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("received mail {} cannot be read", kept.id(), e);
        } catch (RuntimeException e) {
            LOG.error("received mail {} could not be treated", kept.id(), e);
        }
        return new Done(task, Handled.again(AFTER_FAILURE, new Handled.Note("Failure", "{}")));
    }

    private Handled handle(Kept kept, Body body) {
        return switch (kept.duty()) {
            case Duty.Feedback(var scope, var returned) ->
                steps.feedback()
                        .take(
                                kept.mail(scope, names(kept.duty()), body),
                                returned.stream().map(Kept.Returned::origin).toList());
            case Duty.Operator(var scope, var recipients) ->
                steps.operator().forward(kept.mail(scope, recipients, body));
            case Duty.Rules _ -> throw new IllegalStateException("Rules are run elsewhere.");
            case Duty.Find(var scope, var recipients, var _) -> {
                var mail = kept.mail(scope, recipients, body);
                yield steps.rules().needs(mail) ? Handled.again(WHILE_NEEDED) : Handled.done();
            }
        };
    }

    private Done byRules(Task task, Kept kept, Duty.Rules duty, Body body) throws IOException {
        var mail = kept.mail(duty.scope(), duty.recipients(), body);
        var judged = steps.verdicts().judge(mail, JoinedBody.behind(kept.traceBytes(), body));
        var presented = Presented.of(body, kept.traceBytes(), judged.fields(), ownIds);
        var handled = steps.rules()
                .run(kept.mail(duty.scope(), duty.recipients(), presented), duty.rules(), judged, task.attempts());
        return handled.again().isPresent()
                ? new Done(task, handled)
                : new Done(
                        task.with(kept.with(new Duty.Find(duty.scope(), duty.recipients(), judged.fields()))
                                .toBytes()),
                        new Handled(Optional.of(FOUND_FOR), handled.notes(), handled.inbox()));
    }

    private static List<String> names(Duty duty) {
        return switch (duty) {
            case Duty.Feedback(var _, var returned) ->
                returned.stream().map(Kept.Returned::recipient).toList();
            case Duty.Operator(var _, var recipients) -> recipients;
            case Duty.Rules rules -> rules.recipients();
            case Duty.Find find -> find.recipients();
        };
    }

    private void settle(Task task, Kept kept, Handled handled, Body body) {
        var now = clock.instant();
        var names = names(kept.duty());
        var scope = kept.duty().scope();
        var notes = handled.notes().stream()
                .map(note -> lines.step(scope, kept, names, now, note))
                .toList();
        try {
            var inbox = handled.inbox()
                    ? Optional.of(lines.inbox(task.mail(), scope, kept, names, Reception.header(body), body.size()))
                    : Optional.<InboxEntry>empty();
            store.settle(new Progress(task, handled.again().map(now::plus), notes, inbox));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
