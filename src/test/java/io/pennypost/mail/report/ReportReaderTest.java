package io.pennypost.mail.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.smtp.EnhancedCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportReaderTest {
    @Test
    void aDeliveryStatusSaysOfEachRecipientWhatBecameOfHim() {
        var report = statuses(SampleReports.DSN);

        assertEquals(Optional.of("mx.example.net"), report.reportingMta());
        assertEquals(Optional.of("<1@mail.example.com>"), report.original().messageId());
        assertEquals(Optional.of("bounce@mail.example.com"), report.original().returnPath());
        var ann = report.recipients().getFirst();
        assertEquals(Action.FAILED, ann.action());
        assertEquals(List.of("ann@example.org", "ann+shop@example.org"), ann.addresses());
        assertEquals(Optional.of(new EnhancedCode(5, 1, 1)), ann.status());
        assertEquals(Optional.of(550), ann.replyCode());
        assertEquals("550 5.1.1 User unknown", ann.diagnostic());
        assertEquals(Optional.of("mx.example.org"), ann.remoteMta());
        assertTrue(ann.explanation().contains("User unknown"), ann.explanation());
        assertTrue(!ann.explanation().contains("Mailbox full"), ann.explanation());
        assertEquals(Action.DELAYED, report.recipients().getLast().action());
        assertEquals(2, report.recipients().size());
    }

    @Test
    void lineEndsDoNotMatter() {
        var bare = SampleReports.DSN.getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertEquals(ReportReader.read(SampleReports.octets(SampleReports.DSN)), ReportReader.read(bare));
    }

    @Test
    void qmailNamesEachRecipientWithHisOwnReply() {
        var recipients = statuses(SampleReports.QMAIL).recipients();

        assertEquals(2, recipients.size(), recipients.toString());
        assertEquals("qmail", recipients.getFirst().form());
        assertEquals(List.of("ann@example.org"), recipients.getFirst().addresses());
        assertEquals(Optional.of(550), recipients.getFirst().replyCode());
        assertEquals(List.of("bob@example.org"), recipients.getLast().addresses());
        assertEquals(Optional.of(552), recipients.getLast().replyCode());
    }

    @Test
    void eximIsABounceThoughItCallsItselfAReply() {
        var only = statuses(SampleReports.EXIM).recipients().getFirst();

        assertEquals(Optional.of("ann@example.org"), only.recipient());
        assertEquals(Optional.of(550), only.replyCode());
        assertEquals(Optional.of(new EnhancedCode(5, 1, 1)), only.status());
    }

    @Test
    void exchangeHidesTheCodeBehindAHash() {
        var only = statuses(SampleReports.EXCHANGE).recipients().getFirst();

        assertEquals(Optional.of("ann@example.org"), only.recipient());
        assertTrue(only.explanation().contains("550 5.1.1"), only.explanation());
    }

    @Test
    void warningsAreDelays() {
        var warning = SampleReports.EXIM
                .replace("Mail delivery failed: returning", "Warning: message delayed, returning")
                .replace("550 5.1.1 <ann@example.org>: unknown user", "451 4.3.0 later");

        assertEquals(Action.DELAYED, statuses(warning).recipients().getFirst().action());
    }

    @Test
    void feedbackReportsAreComplaints() {
        var complaint = assertInstanceOf(Report.Complaint.class, read(SampleReports.ARF));

        assertEquals("abuse", complaint.feedback().feedbackType());
        assertEquals(List.of("ann@example.org"), complaint.feedback().recipients());
        assertEquals(Optional.of("SomeGenerator/1.0"), complaint.feedback().userAgent());
        assertEquals(
                Optional.of("Mon, 3 Mar 2025 09:00:00 +0000"),
                complaint.feedback().arrivalDate());
        assertTrue(complaint.feedback().isAgainstSender());
    }

    @Test
    void whoTakesAComplaintBackIsNotAgainstTheSender() {
        var complaint = (Report.Complaint) read(SampleReports.ARF.replace("Type: Abuse", "Type: not-spam"));

        assertTrue(!complaint.feedback().isAgainstSender());
    }

    @Test
    void aForwardedMailOfTheOldHotmailLoopIsAComplaint() {
        var complaint = assertInstanceOf(Report.Complaint.class, read("""
                From: staff@hotmail.com
                X-HmXmrOriginalRecipient: ann@hotmail.com
                Subject: complaint about message from 192.0.2.1

                Subject: News
                """));

        assertEquals("jmrp", complaint.form());
        assertEquals(List.of("ann@hotmail.com"), complaint.feedback().recipients());
    }

    @Test
    void anAutomaticReplyIsNoBounceWhateverItSays() {
        assertInstanceOf(Report.AutoReply.class, read(SampleReports.VACATION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "X-Autoreply: yes",
                "Precedence: auto_reply",
                "X-Auto-Response-Suppress: All",
                "Subject: Automatische Antwort / Abwesenheit",
                "Subject: =?utf-8?B?6Ieq5YuV6L+U5L+h?="
            })
    void signsOfAutomaticRepliesAreKnown(String field) {
        assertInstanceOf(Report.AutoReply.class, read("From: ann@example.org\n" + field + "\n\nAway.\n"));
    }

    @Test
    void whatAPersonSaysByHandIsNoAutomaticReply() {
        assertInstanceOf(
                Report.NoReport.class, read("From: ann@example.org\nAuto-Submitted: no\nSubject: Hi\n\nHello.\n"));
    }

    @Test
    void aReplyThatQuotesABounceIsNone() {
        assertInstanceOf(Report.NoReport.class, read(SampleReports.QUOTING_REPLY));
    }

    @Test
    void aChallengeIsNeitherReplyNorBounce() {
        assertInstanceOf(Report.Challenge.class, read(SampleReports.CHALLENGE));
    }

    @Test
    void aReadReceiptIsNoReportOfDelivery() {
        var receipt = SampleReports.DSN
                .replace("report-type=delivery-status", "report-type=disposition-notification")
                .replace("message/delivery-status", "message/disposition-notification");

        assertEquals(new Report.NoReport("disposition notification"), read(receipt));
    }

    @Test
    void aReportWithoutRecipientsIsReadByItsWords() {
        var without = SampleReports.DSN.replaceAll("(?m)^(Final|Original)-Recipient:.*\n", "");

        assertTrue(statuses(without).recipients().stream().noneMatch(status -> status.action() == Action.DELIVERED));
    }

    private static Report read(String mail) {
        return ReportReader.read(SampleReports.octets(mail));
    }

    private static Report.Statuses statuses(String mail) {
        return assertInstanceOf(Report.Statuses.class, read(mail));
    }
}
