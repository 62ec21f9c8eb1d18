package io.pennypost.mail.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.smtp.EnhancedCode;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyRulesTest {
    private final ReplyRules rules = ReplyRules.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A text about the source outweighs any word or code about the recipient.
                "RCPT|550|5.1.1 rejected, blocked using zen.spamhaus.org|blocked-source",
                "RCPT|550|5.2.1 user unknown: your IP is blacklisted|blocked-source",
                "RCPT|554|5.7.1 <a@b.example>: Recipient address rejected: User unknown|unknown-user",
                "RCPT|550|5.7.1 no|refused-message",
                "RCPT|550|5.1.1 no|unknown-user",
                "RCPT|550|no|refused-recipient",
                "RCPT|451|later|greylisted",
                "DOT|552|too much|message-too-large",
                "DOT|550|no|refused-message",
                "GREETING|554|no|blocked-source",
                "MAIL|550|the domain of your sender does not exist: domain does not exist|sender-refused",
                "RCPT|550|The sender is fine. Recipient address: user unknown|unknown-user",
                "RCPT|452|4.2.2 The email account is over quota|mailbox-full",
                "RCPT|550|mailbox is full for bob|mailbox-full"
            })
    void wordsDecideBeforeCodes(Phase phase, int code, String text, String expected) {
        var finding = rules.classify(Refusal.of(Reply.of(code, text), phase));

        assertEquals(expected, finding.reason().label(), finding.toString());
    }

    @Test
    void providersAreReadByTheirOwnRules() {
        var refusal =
                Refusal.of(Reply.of(550, "5.4.1 [a@b.example]: Recipient address rejected: Access denied"), Phase.RCPT);

        assertEquals(Reason.BLOCKED_SOURCE, rules.classify(refusal).reason());
        assertEquals(
                new Finding(Reason.UNKNOWN_USER, "microsoft.2", true, "recipient address rejected: access denied"),
                rules.classify(refusal.by(Provider.MS_365)));
    }

    @Test
    void aBounceWithoutAnythingUsableIsUndetermined() {
        var finding =
                rules.classify(Refusal.told(Optional.empty(), Optional.empty(), "It did not work.", Optional.empty()));

        assertEquals(new Finding(Reason.UNDETERMINED, "fallback.dsn", false, ""), finding);
    }

    @Test
    void everyRuleHasItsOwnIdAndAKnownReason() throws IOException {
        var ids = new HashSet<String>();
        for (var row : table()) {
            assertTrue(ids.add(Rule.read(row).id()), row);
        }
        assertTrue(ids.size() >= 663, "rules: " + ids.size());
    }

    /// Quoted examples are real replies; those of a row must be read as the row says.
    @Test
    void quotedExamplesAreReadAsTheirRowsSay() throws IOException {
        var wrong = new ArrayList<String>();
        var count = 0;
        for (var row : table()) {
            var columns = row.split("\t", -1);
            var example = columns[9];
            if (example.length() < 2
                    || example.startsWith("~")
                    || Rule.read(row).level() > 3) {
                continue;
            }
            count++;
            var finding = rules.classify(example(columns[2], columns[4], example));
            if (!finding.reason().label().equals(columns[7])) {
                wrong.add(columns[1] + " " + columns[7] + " but " + finding + ": " + example);
            }
        }
        assertTrue(count > 250, "examples: " + count);
        assertTrue(wrong.size() <= count / 20, wrong.size() + " of " + count + "\n" + String.join("\n", wrong));
    }

    private static Refusal example(String providers, String code, String example) {
        var stated = example.length() > 3 && example.substring(0, 3).chars().allMatch(Character::isDigit);
        var number = stated ? example.substring(0, 3) : code.replace('#', '0');
        var text = stated ? example.substring(4) : example;
        var provider = Arrays.stream(Provider.values())
                .filter(known -> List.of(providers.split(",")).contains(known.label()))
                .findFirst();
        return Refusal.told(
                number.equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(number)),
                EnhancedCode.parse(text),
                text,
                provider);
    }

    @Test
    void theIndexMissesNoPatternThatMatches() throws IOException {
        var patterns = table().stream()
                .map(Rule::read)
                .flatMap(rule -> rule.pattern().stream())
                .toList();
        var index = new TextIndex(patterns);
        for (var row : table()) {
            var text = ReplyText.normalize(row.split("\t", -1)[9]);
            var candidates = index.candidates(text);
            for (var i = 0; i < patterns.size(); i++) {
                assertTrue(candidates.get(i) || patterns.get(i).find(text).isEmpty(), text);
            }
        }
    }

    @Test
    void anyTextIsRead() {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (var n = random.nextInt(300); n > 0; n--) {
                text.append((char) (random.nextInt(10) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(90)));
            }
            assertFalse(rules.classify(Refusal.told(
                            Optional.of(random.nextInt(1_000)), Optional.empty(), text.toString(), Optional.empty()))
                    .rule()
                    .isEmpty());
        }
    }

    private static List<String> table() throws IOException {
        try (var in = ReplyRules.class.getResourceAsStream("reply-rules.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }
}
