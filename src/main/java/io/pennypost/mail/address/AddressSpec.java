package io.pennypost.mail.address;

/// Checks `local@domain` character by character, in the order and the words of JavaMail's strict parser.
final class AddressSpec {
    /// No fault.
    static final String SOUND = "";

    private static final String SPECIALS = "()<>,;:\\\"[]@";

    private final String text;
    private int at = -1;

    /// Faults that are told only when nothing else is wrong: JavaMail finds them in its second pass.
    private String lateFault = SOUND;

    private AddressSpec(String text) {
        this.text = text;
    }

    /// The place of the `@`, or the reason why there is none that counts.
    ///
    /// @param at index of the `@` between local part and domain when the fault is empty
    record Check(int at, String fault) {}

    static Check check(String text) {
        var spec = new AddressSpec(text);
        var fault = spec.fault();
        return new Check(spec.at, fault);
    }

    private String fault() {
        if (text.isEmpty()) {
            return "Empty address";
        }
        var fault = localFault();
        if (!fault.isEmpty()) {
            return fault;
        }
        if (at < 0) {
            return lateFault.isEmpty() ? "Missing final '@domain'" : lateFault;
        }
        fault = domainFault(at + 1);
        return fault.isEmpty() ? lateFault : fault;
    }

    private String localFault() {
        boolean quoted = false;
        char before = '\0';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // SES has no SMTPUTF8, and says so in these words.
            if (c >= 0x7f && (quoted || c != '@')) {
                return "Local address contains control or whitespace";
            }
            char last = before;
            before = c;
            if (c == '\\' || last == '\\') {
                if (c < ' ') {
                    return "Local address contains control or whitespace";
                }
                continue;
            }
            if (c == '"') {
                quoted = !quoted;
                quoteAt(i, quoted);
                continue;
            }
            if (c == '\r' || c == '\n') {
                return "Local address contains control or whitespace";
            }
            if (quoted) {
                continue;
            }
            if (c == '@') {
                return atSign(i, last);
            }
            var fault = atomFault(c, i, last);
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return quoted ? "Unterminated quote" : SOUND;
    }

    private void quoteAt(int i, boolean opens) {
        if (!lateFault.isEmpty()) {
            return;
        }
        if (opens && i != 0) {
            lateFault = "Quote not at start of local address";
        }
        if (!opens && i + 1 < text.length() && text.charAt(i + 1) != '@') {
            lateFault = "Quote not at end of local address";
        }
    }

    private String atSign(int i, char last) {
        if (i == 0) {
            return "Missing local name";
        }
        if (last == '.') {
            return "Local address ends with dot";
        }
        at = i;
        return SOUND;
    }

    private static String atomFault(char c, int i, char last) {
        if (c == '.') {
            if (i == 0) {
                return "Local address starts with dot";
            }
            return last == '.' ? "Local address contains dot-dot" : SOUND;
        }
        if (c <= ' ') {
            return "Local address contains control or whitespace";
        }
        return SPECIALS.indexOf(c) >= 0 ? "Local address contains illegal character" : SOUND;
    }

    private String domainFault(int start) {
        if (start >= text.length()) {
            return "Missing domain";
        }
        if (text.charAt(start) == '.') {
            return "Domain starts with dot";
        }
        boolean literal = false;
        char last = '\0';
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' && i != start) {
                return "Domain literal not at start of domain";
            }
            if (c == ']' && i != text.length() - 1) {
                return "Domain literal end not at end of domain";
            }
            if (c <= ' ' || c == 0x7f) {
                return "Domain contains control or whitespace";
            }
            literal |= c == '[';
            if (!literal && !isDomainCharacter(c)) {
                return "Domain contains illegal character";
            }
            if (!literal && c == '.' && last == '.') {
                return "Domain contains dot-dot";
            }
            last = c;
        }
        if (literal && last != ']') {
            return "Domain contains illegal character";
        }
        return last == '.' ? "Domain ends with dot" : SOUND;
    }

    // Surrogates and combining marks pass here and are judged by UTS 46 afterwards.
    private static boolean isDomainCharacter(char c) {
        return c >= 0x80 || c == '-' || c == '.' || Character.isLetterOrDigit(c);
    }
}
