package io.pennypost.receive.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.mail.reply.ReplyRules;
import io.pennypost.mail.report.Action;
import io.pennypost.mail.report.RecipientStatus;
import io.pennypost.mail.smtp.EnhancedCode;
import io.pennypost.send.outcome.ReplyClass.Suppression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BounceJudgeTest {
    private final BounceJudge judge = new BounceJudge(ReplyRules.shipped());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550|5.1.1|user unknown|unknown-user|Permanent/General|AT_ONCE",
                // The first digit of the reply alone tells whether it is for good.
                "450|5.1.1|user unknown|unknown-user|Transient/General|NEVER",
                "550|4.2.2|sorry|mailbox-full|Transient/MailboxFull|WHEN_REPEATED",
                "|4.4.1|connection timed out|network|Transient/General|NEVER",
                "|4.4.4|host not found|unknown-domain|Transient/General|NEVER",
                "550|5.1.1|user unknown, blocked using zen.spamhaus.org|blocked-source|Transient/General|NEVER",
                "550|5.7.1|no|refused-message|Transient/General|NEVER",
                "552|5.3.4|no|message-too-large|Transient/MessageTooLarge|NEVER",
                "||It did not work|undetermined|Undetermined/Undetermined|NEVER"
            })
    void theWordsTellWhichBounceItIs(
            Integer code, String enhanced, String text, String replyClass, String bounce, Suppression suppression) {
        var verdict = judge.judge(status(List.of("ann@example.org"), code, enhanced, text, ""));

        assertEquals(replyClass, verdict.replyClass().label());
        assertEquals(bounce, verdict.bounce().type() + "/" + verdict.bounce().subType());
        assertEquals(suppression, verdict.suppression());
    }

    @Test
    void anUnknownUserWhomNobodyNamesIsNoEmail() {
        var verdict = judge.judge(status(List.of(), 550, "5.1.1", "user unknown", ""));

        assertEquals("NoEmail", verdict.bounce().subType());
        assertEquals(Suppression.NEVER, verdict.suppression());
    }

    @Test
    void wordsForPeopleDecideWhereTheServerGivesCodesAlone() {
        var verdict = judge.judge(
                status(List.of("ann@example.org"), 550, "5.0.0", "550 5.0.0 failed", "The mailbox is full, sorry."));

        assertEquals("mailbox-full", verdict.replyClass().label());
    }

    @Test
    void whoeverIsSaidToBeUnknownAndFullIsNotSuppressed() {
        var verdict =
                judge.judge(status(List.of("ann@example.org"), 550, "5.1.1", "User Unknown", "Not enough disk space"));

        assertEquals(Suppression.WHEN_REPEATED, verdict.suppression());
    }

    @Test
    void aKnownProviderIsReadByItsOwnRules() {
        var verdict = judge.judge(
                status(List.of("ann@hotmail.com"), 550, "5.4.1", "Recipient address rejected: Access denied", ""));

        assertEquals("microsoft.2", verdict.finding().rule());
    }

    private static RecipientStatus status(
            List<String> addresses, Integer code, String enhanced, String text, String explanation) {
        return new RecipientStatus(
                Action.FAILED,
                addresses,
                Optional.ofNullable(enhanced).flatMap(EnhancedCode::parse),
                Optional.ofNullable(code),
                text,
                explanation,
                Optional.empty(),
                "rfc3464");
    }
}
