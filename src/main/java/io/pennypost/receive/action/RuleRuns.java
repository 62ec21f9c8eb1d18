package io.pennypost.receive.action;

import io.pennypost.receive.ReceivedMail;
import io.pennypost.receive.ReceivedMails;
import io.pennypost.receive.rule.Judged;
import io.pennypost.receive.rule.Rules;
import io.pennypost.ses.Background;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import io.pennypost.store.DocumentKind.Named;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs receipt rules on mail that is stored. Safe for use by many threads.
///
/// Whoever calls must be able to call again after a crash: actions are performed at least once, under the same
/// message id. When a run has returned, what is left of it is durable here, and the mail is needed as long as
/// [#needs] says so.
public final class RuleRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RuleRuns.class);

    /// Mails under way at once; each holds a thread and little else.
    private static final int RUNS_MAX = 500;

    private final ReceiptRuleSets sets;
    private final ReceivedMails mails;
    private final Actions actions;
    private final PendingRuns pending;
    private final RunLedger ledger;
    private final Semaphore permits = new Semaphore(RUNS_MAX);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Background retries = new Background("receipt-retries", 1, this::retry);

    /// @param mails where what is tried again finds its mail
    public RuleRuns(ReceiptRuleSets sets, ReceivedMails mails, Actions actions, PendingRuns pending, RunLedger ledger) {
        this.sets = sets;
        this.mails = mails;
        this.actions = actions;
        this.pending = pending;
        this.ledger = ledger;
    }

    /// Begins to try again what earlier starts left.
    public void start() {
        pending.load();
        retries.start();
    }

    /// What each rule of the active set would say to a mail; performs nothing.
    public List<Judged> dryRun(ReceivedMail mail) {
        return sets.active(mail.scope()).map(set -> judge(set, mail)).orElse(List.of());
    }

    /// Runs the rules of a set, the one that was active when the mail came, and returns when each action was
    /// tried once. Blocks as long as the services that actions call; deadlines bound it.
    public RunReport run(ReceivedMail mail, ReceiptRuleSet set, MailVerdicts verdicts) {
        return finish(mail, RunState.begin(set.name(), judge(set, mail), verdicts));
    }

    /// Runs the rules on a thread of its own.
    ///
    /// @param done told on that thread
    /// @return false when too many run already; nothing was done then, and the mail must be offered again
    public boolean offer(ReceivedMail mail, ReceiptRuleSet set, MailVerdicts verdicts, Consumer<RunReport> done) {
        return inBackground(() -> done.accept(run(mail, set, verdicts)));
    }

    /// Runs the rules that are active now on a mail that was received before.
    public RunReport replay(ReceivedMail mail, MailVerdicts verdicts) {
        return sets.active(mail.scope())
                .map(set -> run(mail, set, verdicts))
                .orElseGet(() -> new RunReport(List.of(), List.of()));
    }

    /// Whether something of a mail is still to be done, so that its bytes must be kept.
    public boolean needs(ReceivedMail mail) {
        return pending.needs(mail.scope(), mail.id());
    }

    private static List<Judged> judge(ReceiptRuleSet set, ReceivedMail mail) {
        return Rules.judge(set, mail.recipients(), mail.tls().isPresent());
    }

    private RunReport finish(ReceivedMail mail, RunState state) {
        var report = new Run(actions, mail, state, false, pending.isFull()).go();
        pending.add(mail, report.deferred());
        ledger.record(mail, report);
        return report;
    }

    private boolean inBackground(Runnable work) {
        if (!permits.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    permits.release();
                }
            });
            return true;
        } catch (RuntimeException closed) {
            permits.release();
            throw closed;
        }
    }

    /// Tries again what is due.
    ///
    /// @return whether there was something
    boolean retry(BooleanSupplier stopping) {
        var some = false;
        for (var run = pending.poll(); run.isPresent() && !stopping.getAsBoolean(); run = pending.poll()) {
            var due = run.get();
            if (!inBackground(() -> retry(due))) {
                pending.putBack(due);
                return false;
            }
            some = true;
        }
        return some;
    }

    private void retry(Named<PendingRun> run) {
        try {
            retryNow(run);
        } catch (RuntimeException failed) {
            LOG.error(
                    "The mail {} cannot be tried again now; it waits longer.",
                    run.value().mailId(),
                    failed);
            pending.postpone(run);
        }
    }

    private void retryNow(Named<PendingRun> run) {
        var mail = mails.find(run.scope(), run.value().mailId());
        if (mail.isEmpty()) {
            pending.forget(run);
            return;
        }
        var state = run.value().state();
        var report = new Run(actions, mail.get(), state, pending.isLastTry(run.value()), false).go();
        pending.settle(mail.get(), run, report.deferred());
        ledger.record(mail.get(), report);
    }

    /// Lets what runs come to its end.
    @Override
    public void close() {
        retries.close();
        threads.close();
    }
}
