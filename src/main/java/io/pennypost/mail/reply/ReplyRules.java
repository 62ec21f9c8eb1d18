package io.pennypost.mail.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names the reason of a refusal: by the provider's words, by anyone's words, by enhanced code, by code and phase.
///
/// Inside a level, rules that blame the sender come first, then the longest words. So a text that speaks of source,
/// list, spam or rate outweighs whatever codes or words stand beside it for the recipient. Whether a refusal is final
/// is not asked here: that is the first digit of the reply alone.
///
/// Immutable; a text is read once, and only the rules whose words may be in it are tried.
public final class ReplyRules {
    private static final String TABLE = "reply-rules.tsv";
    private static final int WORDS_LAST = 3;

    /// A sentence that names the sender before it says that something is unknown speaks of the sender.
    private static final Pattern ABOUT_SENDER = Pattern.compile("(?:sender|from address|your domain)[^.!?]{0,60}$");

    private static final int SENTENCE_MAX = 80;

    private final List<Rule> byWords;
    private final List<Rule> byCodes;
    private final TextIndex index;

    private ReplyRules(List<Rule> rules) {
        byWords = rules.stream()
                .filter(rule -> rule.level() <= WORDS_LAST)
                .sorted(Comparator.comparingInt(Rule::level)
                        .thenComparing(rule -> !rule.reason().blamesSender())
                        .thenComparing(
                                Comparator.comparingInt(ReplyRules::weight).reversed()))
                .toList();
        byCodes = rules.stream().filter(rule -> rule.level() > WORDS_LAST).toList();
        index = new TextIndex(byWords.stream().map(ReplyRules::words).toList());
    }

    private static TextPattern words(Rule rule) {
        return rule.pattern().orElseThrow(() -> new IllegalStateException("A rule without words: " + rule.id()));
    }

    private static int weight(Rule rule) {
        return words(rule).weight();
    }

    /// The rules that come with the program.
    public static ReplyRules shipped() {
        try (InputStream in = ReplyRules.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("The reply rules are missing from the program.");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Rules of a table whose first line names the columns.
    static ReplyRules read(String table) {
        return new ReplyRules(table.lines().skip(1).map(Rule::read).toList());
    }

    /// What the refusal is about; [Reason#UNDETERMINED] when neither words nor codes tell.
    public Finding classify(Refusal refusal) {
        return byWords(refusal)
                .or(() -> byCodes.stream()
                        .filter(rule -> rule.concerns(refusal))
                        .map(rule -> new Finding(rule.reason(), rule.id(), false, rule.codes()))
                        .findFirst())
                .orElseGet(() -> nothingKnown(refusal));
    }

    private Optional<Finding> byWords(Refusal refusal) {
        var text = ReplyText.normalize(refusal.text());
        var candidates = index.candidates(text);
        for (var i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            var rule = byWords.get(i);
            var span = rule.concerns(refusal) ? words(rule).find(text) : Optional.<TextPattern.Span>empty();
            if (span.isPresent()) {
                return Optional.of(finding(rule, text, span.get()));
            }
        }
        return Optional.empty();
    }

    private static Finding finding(Rule rule, String text, TextPattern.Span span) {
        var matched = text.substring(span.start(), span.end());
        if (saysUnknown(rule.reason()) && isAboutSender(text, span.start())) {
            return new Finding(Reason.SENDER_REFUSED, "sender-before." + rule.id(), true, matched);
        }
        return new Finding(rule.reason(), rule.id(), true, matched);
    }

    private static boolean saysUnknown(Reason reason) {
        return reason == Reason.UNKNOWN_USER || reason == Reason.UNKNOWN_DOMAIN;
    }

    private static boolean isAboutSender(String text, int at) {
        return ABOUT_SENDER
                .matcher(text.substring(Math.max(0, at - SENTENCE_MAX), at))
                .find();
    }

    private static Finding nothingKnown(Refusal refusal) {
        return refusal.phase()
                .map(phase -> switch (phase) {
                    case RCPT -> new Finding(Reason.REFUSED_RECIPIENT, "fallback.rcpt", false, "");
                    case DATA, DOT -> new Finding(Reason.REFUSED_MESSAGE, "fallback.dot", false, "");
                    case CONNECT, GREETING, EHLO, STARTTLS, MAIL, RSET, QUIT ->
                        new Finding(Reason.SERVER_FAULT, "fallback", false, "");
                })
                .orElseGet(() -> new Finding(Reason.UNDETERMINED, "fallback.dsn", false, ""));
    }
}
