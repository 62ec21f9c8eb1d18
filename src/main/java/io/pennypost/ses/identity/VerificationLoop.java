package io.pennypost.ses.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at identities when they are due, for as long as the program runs.
///
/// [#step] does the work and knows no time but the one it is given; the loop around it only waits.
public final class VerificationLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationLoop.class);

    /// Looks at the same time: one dead name server delays no more than its batch, by its own deadline.
    private static final int BATCH = 32;

    private static final int PAGE_SIZE = 500;

    /// Wait before a look that failed for a reason of ours is repeated.
    private static final Duration RETRY_GAP = Duration.ofMinutes(1);

    /// Longest wait, so that a clock that was set is noticed.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final IdentityDocuments identities;
    private final VerificationAgenda agenda;
    private final Verification verification;
    private final InstantSource clock;
    private final Thread thread;

    public VerificationLoop(
            IdentityDocuments identities, VerificationAgenda agenda, Verification verification, InstantSource clock) {
        this.identities = identities;
        this.agenda = agenda;
        this.verification = verification;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("identity-verification").unstarted(this::run);
    }

    /// Reads which looks are ahead, then goes on by itself until closed.
    public void start() {
        identities.noteAll(PAGE_SIZE);
        thread.start();
    }

    /// Looks at what is due, a batch at most.
    ///
    /// @return whether something was due
    boolean step(Instant now) {
        var due = agenda.takeDue(now, BATCH);
        try (var looks = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(entry -> looks.execute(() -> look(entry)));
        }
        return !due.isEmpty();
    }

    // DNS does not throw, so a look fails only with the store, or by a mistake of ours: it is tried again.
    private void look(VerificationAgenda.Entry entry) {
        try {
            verification.lookIfDue(entry.scope(), entry.name());
        } catch (RuntimeException failed) {
            LOG.error("The look at identity {} failed; it is repeated in {}.", entry.name(), RETRY_GAP, failed);
            agenda.note(new VerificationAgenda.Entry(entry.at().plus(RETRY_GAP), entry.scope(), entry.name()));
        }
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                if (!step(clock.instant())) {
                    var next = agenda.next();
                    agenda.awaitChange(next, waitMillis(next));
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private long waitMillis(Optional<Instant> next) {
        var now = clock.instant();
        var wait = next.map(at -> Duration.between(now, at)).orElse(LONGEST_WAIT);
        var bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        return Math.max(1, bounded.toMillis());
    }

    /// Stops; a look that runs is interrupted.
    @Override
    public void close() {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        thread.interrupt();
        try {
            var _ = thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
