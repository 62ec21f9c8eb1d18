package io.pennypost.mail.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A record, read whole (RFC 7208 §4.6).
///
/// @param redirect    where the verdict is to be found when nothing matches (§6.1)
/// @param explanation where the words for a FAIL are (§6.2)
record SpfRecord(List<Directive> directives, Optional<MacroText> redirect, Optional<MacroText> explanation) {
    private static final String VERSION = "v=spf1";
    private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)=(.*)", Pattern.DOTALL);

    SpfRecord {
        directives = List.copyOf(directives);
    }

    /// A mechanism and what its match means.
    record Directive(SpfResult result, Mechanism mechanism, String text) {}

    /// What came of reading.
    sealed interface Parsing {
        record Parsed(SpfRecord record) implements Parsing {}

        /// The term that is none.
        record Malformed(String term) implements Parsing {}
    }

    /// Whether a TXT record is one of SPF (§4.5): the version is followed by a space or nothing.
    static boolean isOne(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    static Parsing parse(String text) {
        var reading = new Reading();
        for (var term : text.substring(VERSION.length()).split(" ", -1)) {
            if (!term.isEmpty() && !reading.add(term)) {
                return new Parsing.Malformed(term);
            }
        }
        return new Parsing.Parsed(new SpfRecord(reading.directives, reading.redirect, reading.explanation));
    }

    /// The terms so far.
    private static final class Reading {
        final List<Directive> directives = new ArrayList<>();
        Optional<MacroText> redirect = Optional.empty();
        Optional<MacroText> explanation = Optional.empty();

        boolean add(String term) {
            var modifier = MODIFIER.matcher(term);
            return modifier.matches()
                    ? modifier(modifier.group(1).toLowerCase(Locale.ROOT), modifier.group(2))
                    : directive(term);
        }

        /// §6: either of the two known ones once; others are ignored if they are well-formed.
        private boolean modifier(String name, String value) {
            boolean again = (name.equals("redirect") ? redirect : explanation).isPresent();
            return switch (name) {
                case "redirect" -> {
                    redirect = MacroText.domainSpec(value);
                    yield redirect.isPresent() && !again;
                }
                case "exp" -> {
                    explanation = MacroText.domainSpec(value);
                    yield explanation.isPresent() && !again;
                }
                default -> MacroText.macroString(value).isPresent();
            };
        }

        private boolean directive(String term) {
            var qualifier = "+-~?".indexOf(term.charAt(0));
            var mechanism = Mechanism.parse(qualifier < 0 ? term : term.substring(1));
            mechanism.ifPresent(found -> directives.add(new Directive(result(term.charAt(0)), found, term)));
            return mechanism.isPresent();
        }

        private static SpfResult result(char qualifier) {
            return switch (qualifier) {
                case '-' -> SpfResult.FAIL;
                case '~' -> SpfResult.SOFTFAIL;
                case '?' -> SpfResult.NEUTRAL;
                default -> SpfResult.PASS;
            };
        }
    }
}
