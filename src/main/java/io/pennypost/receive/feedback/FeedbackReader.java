package io.pennypost.receive.feedback;

import io.pennypost.mail.report.Report;
import io.pennypost.mail.report.ReportReader;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.send.spool.ReturnPaths.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Says what a mail to one of our return paths means, and for whom.
///
/// The token in the envelope decides which message it is about, whatever the mail says; a token for one recipient
/// decides about him too. A mail can therefore speak of nobody to whom we did not send that message.
public final class FeedbackReader {
    /// How long people may take to complain.
    public static final Duration COMPLAINT_AGE_MAX = Duration.ofDays(90);

    private final ReturnPaths paths;
    private final SentMessages sent;
    private final BounceJudge judge;
    private final InstantSource clock;

    public FeedbackReader(ReturnPaths paths, SentMessages sent, BounceJudge judge, InstantSource clock) {
        this.paths = paths;
        this.sent = sent;
        this.judge = judge;
        this.clock = clock;
    }

    /// Reads a mail that came to a return path.
    ///
    /// @param localPart of the envelope recipient
    /// @param domain    of the envelope recipient
    public Feedback read(String localPart, String domain, byte[] mail) {
        var origin = paths.verify(localPart, domain, clock.instant(), COMPLAINT_AGE_MAX);
        return origin.isEmpty() ? new Feedback.Dropped(Feedback.Cause.NOT_OURS) : about(origin.get(), mail);
    }

    /// Reads a mail that came without a token: to abuse@, fbl@ or postmaster@. Only a complaint that carries one of
    /// our return paths in what it copies is taken.
    public Feedback read(byte[] mail) {
        if (ReportReader.read(mail) instanceof Report.Complaint complaint) {
            var origin = complaint
                    .original()
                    .returnPath()
                    .flatMap(this::origin)
                    .or(() -> complaint.feedback().originalMailFrom().flatMap(this::origin));
            if (origin.isPresent()) {
                return about(origin.get(), complaint);
            }
        }
        return new Feedback.Dropped(Feedback.Cause.NOT_ABOUT_US);
    }

    private Optional<Origin> origin(String address) {
        var at = address.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : paths.verify(address.substring(0, at), address.substring(at + 1), clock.instant(), COMPLAINT_AGE_MAX);
    }

    private Feedback about(Origin origin, byte[] mail) {
        return about(origin, ReportReader.read(mail));
    }

    private Feedback about(Origin origin, Report report) {
        var recipients = Recipients.of(origin, sent.recipients(origin.message()));
        if (recipients.isEmpty()) {
            return new Feedback.Dropped(Feedback.Cause.MESSAGE_UNKNOWN);
        }
        return switch (report) {
            case Report.Statuses statuses ->
                isTooOld(origin)
                        ? new Feedback.Dropped(Feedback.Cause.TOO_OLD)
                        : new Feedback.Delivery(
                                origin.message(), new StatusReader(judge, recipients.get()).read(statuses));
            case Report.Complaint complaint -> complaint(origin, recipients.get(), complaint);
            case Report.AutoReply _ -> new Feedback.ForPeople(origin.message(), Feedback.Kind.AUTO_REPLY);
            case Report.Challenge _ -> new Feedback.ForPeople(origin.message(), Feedback.Kind.CHALLENGE);
            case Report.NoReport _ -> new Feedback.ForPeople(origin.message(), Feedback.Kind.OTHER);
        };
    }

    private boolean isTooOld(Origin origin) {
        Instant limit = origin.message().at().plus(ReturnPaths.BOUNCE_AGE_MAX);
        return limit.isBefore(clock.instant());
    }

    private static Feedback complaint(Origin origin, Recipients recipients, Report.Complaint complaint) {
        var named = recipients
                .only()
                .map(List::of)
                .orElseGet(() -> recipients.among(complaint.feedback().recipients()));
        var told = named.isEmpty() ? recipients.atDomainsOf(complaint.feedback().recipients()) : named;
        return new Feedback.Complaint(origin.message(), told, told.size() == 1, complaint.feedback());
    }
}
