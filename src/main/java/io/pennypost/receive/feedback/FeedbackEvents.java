package io.pennypost.receive.feedback;

import io.pennypost.receive.FeedbackIntake;
import io.pennypost.receive.Handled;
import io.pennypost.receive.Handled.Note;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.receive.feedback.Feedback.Recipient;
import io.pennypost.receive.feedback.Feedback.Status;
import io.pennypost.receive.feedback.RecipientState.News;
import io.pennypost.send.outcome.Bounce;
import io.pennypost.send.outcome.ReplyClass;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.send.spool.SesMessageId;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import io.pennypost.store.Settlement;
import io.pennypost.store.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Makes events of what comes back, each once, and suppresses whom they are about.
public final class FeedbackEvents implements FeedbackIntake {
    /// A report may be faster than our own note that the server took the mail.
    private static final Duration UNTIL_DELIVERED = Duration.ofMinutes(1);

    private final SentLedger sent;
    private final FeedbackReader reader;
    private final AutomaticSuppression suppression;
    private final Spool spool;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// Two reports on one message take turns, so that the second sees what the first told.
    private final List<ReentrantLock> turns =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    public FeedbackEvents(
            ReturnPaths paths,
            BounceJudge judge,
            EventLog events,
            AutomaticSuppression suppression,
            Spool spool,
            InstantSource clock,
            RandomGenerator random) {
        this.sent = new SentLedger(events);
        this.reader = new FeedbackReader(paths, sent, judge, clock);
        this.suppression = suppression;
        this.spool = spool;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Handled take(ReceivedMail mail, List<ReturnPaths.Origin> origins) {
        var notes = new ArrayList<Note>();
        var waits = false;
        for (var recipient : mail.recipients()) {
            var feedback = reader.read(recipient.local(), recipient.domain(), bytes(mail));
            notes.add(new Note("Feedback", "{\"class\":\"" + name(feedback) + "\"}"));
            waits |= !hear(feedback);
        }
        return waits ? Handled.again(UNTIL_DELIVERED) : Handled.done(notes.toArray(Note[]::new));
    }

    private static byte[] bytes(ReceivedMail mail) {
        try {
            return mail.body().toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Feedback feedback) {
        return switch (feedback) {
            case Feedback.Dropped(var cause) -> "dropped/" + cause;
            case Feedback.Delivery _ -> "delivery";
            case Feedback.Complaint _ -> "complaint";
            case Feedback.ForPeople(var _, var kind) -> "people/" + kind;
        };
    }

    /// Says whether all was heard; otherwise it is to be told again.
    private boolean hear(Feedback feedback) {
        return switch (feedback) {
            case Feedback.Delivery delivery -> inTurn(delivery.message(), () -> statuses(delivery));
            case Feedback.Complaint complaint ->
                !complaint.report().isAgainstSender() || inTurn(complaint.message(), () -> complaint(complaint));
            case Feedback.Dropped _, Feedback.ForPeople _ -> true;
        };
    }

    private interface Step {
        boolean take();
    }

    private boolean inTurn(MessageId message, Step step) {
        var turn = turns.get(Math.floorMod(message.hashCode(), turns.size()));
        turn.lock();
        try {
            return step.take();
        } finally {
            turn.unlock();
        }
    }

    private boolean statuses(Feedback.Delivery delivery) {
        var message = sent.line(delivery.message()).orElseThrow();
        var told = sent.told(message);
        var heardAll = true;
        for (var status : delivery.statuses()) {
            if (status instanceof Status.Bounced bounced) {
                heardAll &= bounced(message, told, bounced);
            }
        }
        return heardAll;
    }

    private boolean bounced(LedgerEntry message, List<LedgerEntry> told, Status.Bounced bounced) {
        var address = bounced.recipient().address();
        var state = SentLedger.state(told, address);
        if (!state.isFinal()) {
            return false;
        }
        if (state.hear(News.BOUNCE).told()) {
            var lines = lines(message);
            var verdict = bounced.verdict();
            if (verdict.bounce() == Bounce.PERMANENT && verdict.suppression() == ReplyClass.Suppression.AT_ONCE) {
                suppression.add(
                        message,
                        address,
                        SuppressionReason.BOUNCE,
                        lines.feedbackId(),
                        bounced.told().diagnostic());
            }
            write(lines.bounce(bounced));
        }
        return true;
    }

    private boolean complaint(Feedback.Complaint complaint) {
        var message = sent.line(complaint.message()).orElseThrow();
        var told = sent.told(message);
        var addresses = complaint.recipients().stream().map(Recipient::address).toList();
        if (addresses.isEmpty() || !isNew(told, addresses)) {
            return true;
        }
        var lines = lines(message);
        if (complaint.certain()) {
            suppression.add(
                    message,
                    addresses.getFirst(),
                    SuppressionReason.COMPLAINT,
                    lines.feedbackId(),
                    complaint.report().feedbackType());
        }
        write(lines.complaint(complaint, addresses));
        return true;
    }

    /// Of several it is told once that one of them complained.
    private static boolean isNew(List<LedgerEntry> told, List<String> addresses) {
        return addresses.size() == 1
                ? SentLedger.state(told, addresses.getFirst())
                        .hear(News.COMPLAINT)
                        .told()
                : told.stream().noneMatch(line -> line.type().equals("Complaint"));
    }

    private FeedbackLines lines(LedgerEntry message) {
        var feedbackId = SesMessageId.of(spool.nextMessageId(), message.scope().region(), random);
        return new FeedbackLines(message, spool.nextLedgerId(), feedbackId, clock.instant());
    }

    /// Durable on return. Lines travel with settlements; this one settles nothing.
    private void write(LedgerEntry line) {
        spool.settle(new Settlement(spool.nextMessageId(), List.of(), List.of(line)));
        spool.flush();
    }
}
