package io.pennypost.mail.reply;

import io.pennypost.mail.smtp.EnhancedCode;
import io.pennypost.mail.smtp.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One row of the table of rules.
///
/// @param level     1 operator's, 2 provider's, 3 texts of anyone, 4 enhanced code, 5 code and phase
/// @param providers names; empty means everyone's
/// @param phase     as rules write it; empty means any
/// @param code      three characters, `#` any digit; empty means any
/// @param enhanced  an enhanced code, `#` any class digit; empty means any
/// @param pattern   empty where codes alone decide
record Rule(
        int level,
        String id,
        List<String> providers,
        String phase,
        String code,
        String enhanced,
        Optional<TextPattern> pattern,
        Reason reason) {
    private static final int COLUMNS = 8;

    /// Reads a row; columns behind the class are for people.
    static Rule read(String row) {
        var columns = columns(row);
        var pattern = columns.get(6);
        return new Rule(
                Integer.parseInt(columns.getFirst()),
                columns.get(1),
                columns.get(2).isEmpty() ? List.of() : List.of(columns.get(2).split(",")),
                columns.get(3),
                columns.get(4),
                columns.get(5),
                pattern.isEmpty() ? Optional.empty() : Optional.of(new TextPattern(pattern)),
                Reason.named(columns.get(7)));
    }

    private static List<String> columns(String row) {
        var columns = new ArrayList<String>(COLUMNS);
        var start = 0;
        while (columns.size() < COLUMNS) {
            var tab = row.indexOf('\t', start);
            var column = tab < 0 ? row.substring(start) : row.substring(start, tab);
            columns.add(column.equals("-") ? "" : column);
            start = tab < 0 ? row.length() : tab + 1;
        }
        return columns;
    }

    /// Whether provider, phase and codes are as this rule wants them; the text is another question.
    boolean concerns(Refusal refusal) {
        return (providers.isEmpty()
                        || refusal.provider()
                                .map(who -> providers.contains(who.label()))
                                .orElse(false))
                && (phase.isEmpty() || phase.equals(name(refusal.phase())))
                && agreesWithCode(refusal.code())
                && agreesWithEnhanced(refusal.enhanced());
    }

    private boolean agreesWithCode(Optional<Integer> found) {
        if (code.isEmpty()) {
            return true;
        }
        // A bounce mail may tell the words without the code; words suffice, codes alone do not.
        return found.map(this::hasCode).orElse(pattern.isPresent());
    }

    private boolean hasCode(int found) {
        var digits = new int[] {found / 100, found / 10 % 10, found % 10};
        for (var i = 0; i < digits.length; i++) {
            if (code.charAt(i) != '#' && code.charAt(i) - '0' != digits[i]) {
                return false;
            }
        }
        return true;
    }

    /// Servers put many codes beside the same words: where words decide, the code need not agree.
    private boolean agreesWithEnhanced(Optional<EnhancedCode> found) {
        return enhanced.isEmpty()
                || pattern.isPresent()
                || found.map(this::hasEnhanced).orElse(false);
    }

    private boolean hasEnhanced(EnhancedCode found) {
        var behindClass = enhanced.substring(2);
        return (enhanced.charAt(0) == '#' || enhanced.charAt(0) - '0' == found.category())
                && behindClass.equals(found.subject() + "." + found.detail());
    }

    private static String name(Optional<Phase> phase) {
        return phase.map(where -> switch (where) {
                    case CONNECT, GREETING -> "connect";
                    case EHLO, RSET, QUIT -> "ehlo";
                    case STARTTLS -> "starttls";
                    case MAIL -> "mail";
                    case RCPT -> "rcpt";
                    case DATA -> "data";
                    case DOT -> "dot";
                })
                .orElse("dsn");
    }

    /// Codes by which a rule of the levels below text decides, for the explanation.
    String codes() {
        return String.join(" ", Arrays.asList(phase, code, enhanced)).strip();
    }
}
