package io.pennypost.receive.feedback;

import io.pennypost.mail.report.Action;
import io.pennypost.mail.report.RecipientStatus;
import io.pennypost.mail.report.Report;
import io.pennypost.receive.feedback.Feedback.Recipient;
import io.pennypost.receive.feedback.Feedback.Status;
import io.pennypost.send.outcome.Bounce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds whom the statuses of a report are about.
final class StatusReader {
    private final BounceJudge judge;
    private final Recipients recipients;

    StatusReader(BounceJudge judge, Recipients recipients) {
        this.judge = judge;
        this.recipients = recipients;
    }

    /// One status at most for each recipient.
    List<Status> read(Report.Statuses report) {
        return recipients.only().map(only -> List.of(ofOnly(only, report))).orElseGet(() -> ofSeveral(report));
    }

    /// Behind the recipient there may be an alias with many: what is said of himself counts, else the worst.
    private Status ofOnly(Recipient only, Report.Statuses report) {
        var told = report.recipients().stream()
                .filter(status -> isAbout(only, status))
                .findFirst()
                .or(() -> report.recipients().stream()
                        .filter(status -> status.action() == Action.FAILED)
                        .findFirst())
                .orElse(report.recipients().getFirst());
        return status(only, told);
    }

    private List<Status> ofSeveral(Report.Statuses report) {
        var statuses = new ArrayList<Status>();
        var open = new ArrayList<>(recipients.all());
        Optional<RecipientStatus> unnamed = Optional.empty();
        for (var told : report.recipients()) {
            var recipient =
                    open.stream().filter(candidate -> isAbout(candidate, told)).findFirst();
            if (recipient.isPresent()) {
                open.remove(recipient.get());
                statuses.add(status(recipient.get(), told));
            } else if (told.action() == Action.FAILED) {
                unnamed = unnamed.or(() -> Optional.of(told));
            }
        }
        // Who is named beside others is known: the others' aliases say nothing new.
        if (statuses.isEmpty()) {
            unnamed.map(this::someone).ifPresent(statuses::add);
        }
        return statuses;
    }

    private static boolean isAbout(Recipient recipient, RecipientStatus status) {
        return status.addresses().stream().anyMatch(recipient.address()::equalsIgnoreCase);
    }

    private Status status(Recipient recipient, RecipientStatus told) {
        return switch (told.action()) {
            case FAILED -> new Status.Bounced(recipient, named(judge.judge(told)), told);
            case DELAYED -> new Status.Delayed(recipient, judge.judge(told), told);
            case DELIVERED, RELAYED, EXPANDED -> new Status.Delivered(recipient, told);
        };
    }

    /// The report may name nobody; the token does.
    private static Verdict named(Verdict verdict) {
        return verdict.bounce() == Bounce.NO_EMAIL ? verdict.withBounce(Bounce.PERMANENT) : verdict;
    }

    private Status someone(RecipientStatus told) {
        var verdict = judge.judge(told);
        return new Status.SomeoneBounced(
                verdict.bounce() == Bounce.PERMANENT ? verdict.withBounce(Bounce.NO_EMAIL) : verdict, told);
    }
}
