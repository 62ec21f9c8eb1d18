package io.pennypost.receive.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.reply.ReplyRules;
import io.pennypost.mail.report.SampleReports;
import io.pennypost.receive.feedback.Feedback.Cause;
import io.pennypost.receive.feedback.Feedback.Recipient;
import io.pennypost.receive.feedback.Feedback.Status;
import io.pennypost.send.outcome.Bounce;
import io.pennypost.send.outcome.ReplyClass.Suppression;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.store.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FeedbackReaderTest {
    private static final Instant NOW = Instant.parse("2025-03-03T10:00:00Z");
    private static final String DOMAIN = "mail.example.com";
    private static final MessageId MESSAGE = MessageId.of(NOW.minus(Duration.ofHours(1)), 1, 7);
    private static final Recipient ANN = new Recipient(0, "Ann@example.org");
    private static final Recipient BOB = new Recipient(1, "bob@example.org");

    private final ReturnPaths paths = new ReturnPaths('a', Map.of('a', new byte[32]));
    private final FeedbackReader reader = reader(NOW, List.of(ANN.address(), BOB.address()));

    @Test
    void theTokenNamesTheRecipientWhateverTheReportNames() {
        var told = delivery(reader, path(0), SampleReports.DSN.replace("ann@example.org", "alias@elsewhere.example"));

        var bounced = assertInstanceOf(Status.Bounced.class, told.getFirst());
        assertEquals(ANN, bounced.recipient());
        assertEquals(Bounce.PERMANENT, bounced.verdict().bounce());
        assertEquals(Suppression.AT_ONCE, bounced.verdict().suppression());
        assertEquals(1, told.size());
    }

    @Test
    void aTokenForAllIsReadByTheNamesInTheReport() {
        var told = delivery(reader, path(ReturnPaths.ALL_RECIPIENTS), SampleReports.DSN);

        assertEquals(
                ANN, assertInstanceOf(Status.Bounced.class, told.getFirst()).recipient());
        assertEquals(BOB, assertInstanceOf(Status.Delayed.class, told.getLast()).recipient());
        assertEquals(2, told.size());
    }

    @Test
    void ofSeveralRecipientsNobodyIsSuppressedWhenNoneIsNamed() {
        var nameless = SampleReports.DSN
                .replace("ann@example.org", "x@elsewhere.example")
                .replace("bob@", "y@");

        var told = delivery(reader, path(ReturnPaths.ALL_RECIPIENTS), nameless);

        var someone = assertInstanceOf(Status.SomeoneBounced.class, told.getFirst());
        assertEquals(Bounce.NO_EMAIL, someone.verdict().bounce());
        assertEquals(Suppression.NEVER, someone.verdict().suppression());
        assertEquals(1, told.size());
    }

    @Test
    void theOnlyRecipientNeedNotBeNamed() {
        var told = delivery(
                reader(NOW, List.of(ANN.address())),
                path(ReturnPaths.ALL_RECIPIENTS),
                SampleReports.QMAIL.replace("ann@", "x@"));

        assertEquals(
                ANN, assertInstanceOf(Status.Bounced.class, told.getFirst()).recipient());
    }

    @Test
    void nobodyElseThanTheMessagesRecipientsCanBeSpokenOf() {
        var forged = SampleReports.DSN.replace("bob@example.org", "victim@example.org");

        var told = delivery(reader, path(ReturnPaths.ALL_RECIPIENTS), forged);

        assertEquals(
                List.of(ANN),
                told.stream()
                        .map(status -> ((Status.Bounced) status).recipient())
                        .toList());
    }

    @Test
    void forgedAndForeignReturnPathsAreDropped() {
        var token = path(0);
        var forged = token.substring(0, 34) + (token.charAt(34) == 'a' ? 'b' : 'a');

        assertEquals(new Feedback.Dropped(Cause.NOT_OURS), read(reader, forged, SampleReports.DSN));
        assertEquals(new Feedback.Dropped(Cause.NOT_OURS), read(reader, "postmaster", SampleReports.DSN));
        assertEquals(
                new Feedback.Dropped(Cause.NOT_OURS),
                reader.read(token, "other.example", SampleReports.octets(SampleReports.DSN)));
    }

    @Test
    void whatIsNoLongerKnownIsDropped() {
        assertEquals(
                new Feedback.Dropped(Cause.MESSAGE_UNKNOWN), read(reader(NOW, List.of()), path(0), SampleReports.DSN));
        assertEquals(new Feedback.Dropped(Cause.MESSAGE_UNKNOWN), read(reader, path(2), SampleReports.DSN));
    }

    @Test
    void bouncesComeWithinDaysAndComplaintsWithinMonths() {
        var later = reader(NOW.plus(Duration.ofDays(20)), List.of(ANN.address()));
        var muchLater = reader(NOW.plus(Duration.ofDays(100)), List.of(ANN.address()));

        assertEquals(new Feedback.Dropped(Cause.TOO_OLD), read(later, path(0), SampleReports.DSN));
        assertInstanceOf(Feedback.Complaint.class, read(later, path(0), SampleReports.ARF));
        assertEquals(new Feedback.Dropped(Cause.NOT_OURS), read(muchLater, path(0), SampleReports.ARF));
    }

    @Test
    void aComplaintIsTheNamedRecipients() {
        var complaint = complaint(read(reader, path(ReturnPaths.ALL_RECIPIENTS), SampleReports.ARF));

        assertEquals(List.of(ANN), complaint.recipients());
        assertTrue(complaint.certain());
        assertEquals(RecipientState.News.COMPLAINT, complaint.news());
    }

    @Test
    void aBlackenedComplaintMayBeAnyonesAndSuppressesNobody() {
        var blackened = SampleReports.ARF.replace("<ann@example.org>", "<redacted@example.org>");

        var complaint = complaint(read(reader, path(ReturnPaths.ALL_RECIPIENTS), blackened));

        assertEquals(List.of(ANN, BOB), complaint.recipients());
        assertFalse(complaint.certain());
        assertTrue(complaint(read(reader, path(1), blackened)).certain());
    }

    @Test
    void aComplaintWithoutTokenInTheEnvelopeNeedsOneInWhatItCopies() {
        var ours = SampleReports.ARF.replace("@bounce@", path(1) + "@" + DOMAIN);

        assertEquals(
                List.of(BOB), complaint(reader.read(SampleReports.octets(ours))).recipients());
        assertEquals(new Feedback.Dropped(Cause.NOT_ABOUT_US), reader.read(SampleReports.octets(SampleReports.ARF)));
        assertEquals(new Feedback.Dropped(Cause.NOT_ABOUT_US), reader.read(SampleReports.octets(SampleReports.DSN)));
    }

    @Test
    void repliesOfPeopleAndMachinesAreForPeople() {
        assertEquals(
                new Feedback.ForPeople(MESSAGE, Feedback.Kind.AUTO_REPLY),
                read(reader, path(0), SampleReports.VACATION));
        assertEquals(
                new Feedback.ForPeople(MESSAGE, Feedback.Kind.CHALLENGE),
                read(reader, path(0), SampleReports.CHALLENGE));
        assertEquals(
                new Feedback.ForPeople(MESSAGE, Feedback.Kind.OTHER),
                read(reader, path(0), SampleReports.QUOTING_REPLY));
    }

    private FeedbackReader reader(Instant now, List<String> recipients) {
        return new FeedbackReader(
                paths, _ -> recipients, new BounceJudge(ReplyRules.shipped()), InstantSource.fixed(now));
    }

    private String path(int index) {
        return paths.localPart(MESSAGE, index, DOMAIN);
    }

    private static Feedback read(FeedbackReader reader, String localPart, String mail) {
        return reader.read(localPart, DOMAIN, SampleReports.octets(mail));
    }

    private static List<Status> delivery(FeedbackReader reader, String localPart, String mail) {
        return assertInstanceOf(Feedback.Delivery.class, read(reader, localPart, mail))
                .statuses();
    }

    private static Feedback.Complaint complaint(Feedback feedback) {
        return assertInstanceOf(Feedback.Complaint.class, feedback);
    }
}
