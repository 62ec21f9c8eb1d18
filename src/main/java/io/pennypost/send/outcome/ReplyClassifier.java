package io.pennypost.send.outcome;

import io.pennypost.mail.smtp.EnhancedCode;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names the class of a refusal by its enhanced code, else by its code and where in the dialogue it came.
///
/// Whether a refusal is final is told by the first digit of the reply alone; the class only says what it is about. The
/// rules are a table (`reply-rules.tsv`); each answer names the one that decided.
final class ReplyClassifier {
    private static final String RULES = "reply-rules.tsv";

    private final Map<EnhancedCode, Finding> byEnhancedCode = new HashMap<>();
    private final List<PhaseRule> byPhase = new ArrayList<>();

    /// What a reply is about, and the rule that says so.
    record Finding(ReplyClass replyClass, String rule) {}

    /// @param code three characters, `#` for any digit
    private record PhaseRule(String phase, String code, Finding finding) {
        boolean matches(String wherePhase, int replyCode) {
            if (!phase.equals(wherePhase)) {
                return false;
            }
            var text = Integer.toString(replyCode);
            for (var i = 0; i < code.length(); i++) {
                if (code.charAt(i) != '#' && code.charAt(i) != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    ReplyClassifier() {
        try (InputStream in = ReplyClassifier.class.getResourceAsStream(RULES)) {
            if (in == null) {
                throw new IllegalStateException("The reply rules are missing from the program.");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(this::addRule);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The class of a refusal.
    Finding classify(Reply reply, Phase phase) {
        var code = reply.enhanced();
        if (code.isPresent()) {
            var rule = byEnhancedCode.get(anyCategory(code.get()));
            if (rule != null) {
                return rule;
            }
        }
        return byPhase.stream()
                .filter(rule -> rule.matches(name(phase), reply.code()))
                .map(PhaseRule::finding)
                .findFirst()
                .orElseGet(() -> fallback(phase));
    }

    private static Finding fallback(Phase phase) {
        return switch (phase) {
            case RCPT -> new Finding(ReplyClass.REFUSED_RECIPIENT, "fallback.rcpt");
            case DATA, DOT -> new Finding(ReplyClass.REFUSED_MESSAGE, "fallback.dot");
            case CONNECT, GREETING, EHLO, STARTTLS, MAIL, RSET, QUIT ->
                new Finding(ReplyClass.SERVER_FAULT, "fallback");
        };
    }

    private static String name(Phase phase) {
        return switch (phase) {
            case CONNECT, GREETING -> "connect";
            case EHLO, RSET, QUIT -> "ehlo";
            case STARTTLS -> "starttls";
            case MAIL -> "mail";
            case RCPT -> "rcpt";
            case DATA -> "data";
            case DOT -> "dot";
        };
    }

    private void addRule(String line) {
        var columns = line.split("\t", -1);
        var finding = new Finding(ReplyClass.named(columns[5]), columns[1]);
        if (columns[0].equals("4")) {
            parse(columns[4]).ifPresent(code -> byEnhancedCode.put(code, finding));
        } else {
            byPhase.add(new PhaseRule(columns[2], columns[3], finding));
        }
    }

    private static Optional<EnhancedCode> parse(String pattern) {
        return EnhancedCode.parse(pattern.replace('#', '5')).map(ReplyClassifier::anyCategory);
    }

    private static EnhancedCode anyCategory(EnhancedCode code) {
        return new EnhancedCode(5, code.subject(), code.detail());
    }
}
