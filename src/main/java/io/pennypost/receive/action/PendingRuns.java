package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptAction.Invocation;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// Runs of which something failed and is tried again, with growing pauses, for 36 hours. They survive a restart.
///
/// Safe for use by many threads; the agenda is guarded by its own lock.
public final class PendingRuns {
    /// SES tries failed actions again for 36 hours.
    static final Duration PATIENCE = Duration.ofHours(36);

    /// A function whose answer the rest waits for is tried so often; then the run goes on without its answer.
    static final int STEERING_ATTEMPTS_MAX = 3;

    /// With more waiting, what fails is given up at once, so that a long outage cannot fill the store.
    private static final int RUNS_MAX = 100_000;

    private static final Duration PAUSE_MIN = Duration.ofSeconds(30);
    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final int PAGE = 500;

    private final Catalog catalog;
    private final LongSupplier nextId;
    private final InstantSource clock;
    private final DocumentKind<PendingRun> kind = new DocumentKind<>("receipt-run", PendingRun.class);
    private final PriorityQueue<Due> agenda = new PriorityQueue<>(Comparator.comparing(Due::at));

    /// Where a run stands, and when its time comes.
    record Due(Instant at, Scope scope, String name) {}

    /// @param nextId names that were not used before
    public PendingRuns(Catalog catalog, LongSupplier nextId, InstantSource clock) {
        this.catalog = catalog;
        this.nextId = nextId;
        this.clock = clock;
    }

    /// Reads what an earlier start left.
    void load() {
        var page = catalog.read(reader -> kind.listAll(reader, PAGE));
        while (!page.isEmpty()) {
            page.forEach(this::remember);
            var last = page.getLast();
            page = catalog.read(reader -> kind.listAll(reader, last, PAGE));
        }
    }

    /// Keeps what of a first run is to be tried again; durable on return.
    void add(ReceivedMail mail, List<RunState> states) {
        if (!states.isEmpty()) {
            replace(mail.scope(), Optional.empty(), fresh(mail, states));
        }
    }

    /// Replaces a run that was tried again by what is left of it; durable on return.
    void settle(ReceivedMail mail, Named<PendingRun> was, List<RunState> left) {
        var now = clock.instant();
        var next = new ArrayList<PendingRun>();
        for (var state : left) {
            if (state.equals(was.value().state())) {
                int attempts = was.value().attempts() + 1;
                next.add(new PendingRun(mail.id(), state, attempts, was.value().firstAt(), now.plus(pause(attempts))));
            } else {
                next.addAll(fresh(mail, List.of(state)));
            }
        }
        replace(mail.scope(), Optional.of(was.name()), next);
    }

    /// Forgets a run whose mail is gone.
    void forget(Named<PendingRun> run) {
        replace(run.scope(), Optional.of(run.name()), List.of());
    }

    /// Takes the next run whose time has come.
    Optional<Named<PendingRun>> poll() {
        for (var due = pollDue(); due.isPresent(); due = pollDue()) {
            var place = due.get();
            var run = kind.find(catalog, place.scope(), place.name());
            if (run.isPresent()) {
                return Optional.of(new Named<>(place.scope(), place.name(), run.get()));
            }
        }
        return Optional.empty();
    }

    /// Puts one back that could not be tried now.
    void putBack(Named<PendingRun> run) {
        remember(run);
    }

    /// Puts one back for later, when not even its result could be kept.
    synchronized void postpone(Named<PendingRun> run) {
        agenda.add(new Due(clock.instant().plus(PAUSE_MIN), run.scope(), run.name()));
    }

    /// Whether something of a mail is still to be done, so that its bytes are needed.
    public boolean needs(Scope scope, String mailId) {
        var first = catalog.read(reader -> kind.list(reader, scope, mailId + "/", 1));
        return !first.isEmpty() && first.getFirst().name().startsWith(mailId + "/");
    }

    /// Whether no more may wait.
    synchronized boolean isFull() {
        return agenda.size() >= RUNS_MAX;
    }

    /// How many wait.
    public synchronized int size() {
        return agenda.size();
    }

    /// Whether the next failure ends it.
    boolean isLastTry(PendingRun run) {
        return isSteering(run.state())
                ? run.attempts() + 1 >= STEERING_ATTEMPTS_MAX
                : !clock.instant().isBefore(run.firstAt().plus(PATIENCE));
    }

    private static boolean isSteering(RunState state) {
        return state.stage() == RunState.Stage.ACT
                && state.current() instanceof ReceiptAction.Lambda(var _, var invocation, var _)
                && invocation == Invocation.REQUEST_RESPONSE;
    }

    private List<PendingRun> fresh(ReceivedMail mail, List<RunState> states) {
        var now = clock.instant();
        return states.stream()
                .map(state -> new PendingRun(mail.id(), state, 1, now, now.plus(pause(1))))
                .toList();
    }

    static Duration pause(int attempts) {
        var pause = PAUSE_MIN.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }

    private void replace(Scope scope, Optional<String> old, List<PendingRun> runs) {
        var named = runs.stream()
                .map(run -> new Named<>(scope, run.mailId() + "/" + Long.toHexString(nextId.getAsLong()), run))
                .toList();
        catalog.write(writer -> {
            old.ifPresent(name -> kind.delete(writer, scope, name));
            named.forEach(run -> kind.put(writer, scope, run.name(), run.value()));
            return true;
        });
        named.forEach(this::remember);
    }

    private synchronized void remember(Named<PendingRun> run) {
        agenda.add(new Due(run.value().nextAt(), run.scope(), run.name()));
    }

    private synchronized Optional<Due> pollDue() {
        var next = agenda.peek();
        return next == null || next.at().isAfter(clock.instant()) ? Optional.empty() : Optional.of(agenda.remove());
    }
}
