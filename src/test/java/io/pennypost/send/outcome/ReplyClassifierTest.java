package io.pennypost.send.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.mail.reply.Reason;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyClassifierTest {
    private final ReplyClassifier classifier = new ReplyClassifier();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT|550|5.1.1 user unknown|unknown-user|general.16",
                "RCPT|550|5.1.1 sorry|unknown-user|enhanced.1",
                "RCPT|452|4.2.2 mailbox full|mailbox-full|general.33",
                "RCPT|452|4.2.2 sorry|mailbox-full|enhanced.11",
                "DOT|552|5.3.4 too big|message-too-large|enhanced.18",
                "RCPT|550|5.7.1 blocked|refused-message|enhanced.39",
                "RCPT|550|no enhanced code|refused-recipient|phase.12",
                "RCPT|451|try later|greylisted|phase.20",
                "GREETING|554|no service for you|blocked-source|phase.1",
                "MAIL|550|no|sender-refused|phase.10",
                "DOT|554|no|refused-message|phase.27",
                "DOT|421|bye|server-fault|phase.31",
                "RCPT|450|9.9.9 odd|greylisted|phase.19"
            })
    void wordsDecideBeforeEnhancedCodeAndThatBeforeCodeAndPhase(
            Phase phase, int code, String text, String expected, String rule) {
        var finding = classifier.classify(Reply.of(code, text), phase);

        assertEquals(expected, finding.replyClass().label());
        assertEquals(rule, finding.rule());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasItsClass(Reason reason) {
        assertEquals(reason.label(), ReplyClass.of(reason).label());
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_USER,AT_ONCE",
        "REFUSED_RECIPIENT,AT_ONCE",
        "MAILBOX_FULL,WHEN_REPEATED",
        "BLOCKED_SOURCE,NEVER",
        "REFUSED_MESSAGE,NEVER",
        "UNDETERMINED,NEVER"
    })
    void onlyWhatSpeaksAgainstTheRecipientSuppresses(ReplyClass replyClass, ReplyClass.Suppression expected) {
        assertEquals(expected, replyClass.suppression());
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_USER,Permanent,General,Transient,General",
        "MAILBOX_FULL,Transient,MailboxFull,Transient,MailboxFull",
        "SPAM_CONTENT,Transient,ContentRejected,Transient,ContentRejected",
        "BLOCKED_SOURCE,Transient,General,Transient,General",
        "UNKNOWN_DOMAIN,Permanent,General,Permanent,General",
        "REFUSED_RECIPIENT,Permanent,General,Transient,General"
    })
    void classSaysWhichBounceItIs(
            ReplyClass replyClass, String type, String subType, String expiredType, String expiredSubType) {
        assertEquals(type, replyClass.whenRefused().type());
        assertEquals(subType, replyClass.whenRefused().subType());
        assertEquals(expiredType, replyClass.whenExpired().type());
        assertEquals(expiredSubType, replyClass.whenExpired().subType());
    }
}
