package io.pennypost.mail.address;

import com.ibm.icu.text.IDNA;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Domain names as mail writes them: A-labels, parents, literals.
public final class Domains {
    /// RFC 1035 §2.3.4, in text form.
    public static final int LENGTH_MAX = 253;

    private static final int LABEL_MAX = 63;

    // UTS 46, non-transitional: straße.example is xn--strae-oqa.example and not strasse.example.
    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    private Domains() {}

    /// The domain in A-labels and lower case; empty when it cannot be one in DNS. One final dot is not taken.
    ///
    /// ASCII names may have underscores, which some hosts use.
    public static Optional<String> toAscii(String domain) {
        if (isAscii(domain)) {
            var lower = domain.toLowerCase(Locale.ROOT);
            return isHostName(lower) ? Optional.of(lower) : Optional.empty();
        }
        // ICU's time grows with the square of long labels, so what is too long in any form is stopped first.
        if (domain.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
        return info.hasErrors() || !isHostName(ascii) ? Optional.empty() : Optional.of(ascii);
    }

    /// The domain as people read it; what cannot be shown safely stays in A-labels.
    public static String toUnicode(String domain) {
        if (!domain.contains("xn--") || domain.length() > LENGTH_MAX) {
            return domain;
        }
        var info = new IDNA.Info();
        var unicode = UTS46.nameToUnicode(domain, new StringBuilder(), info).toString();
        return info.hasErrors() ? domain : unicode;
    }

    /// The domain and then its parents, up to the last two labels: `a.b.example.com`, `b.example.com`, `example.com`.
    ///
    /// A single label is its own and only element.
    public static List<String> withParents(String domain) {
        var walk = new ArrayList<String>();
        walk.add(domain);
        var rest = domain;
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            rest = rest.substring(dot + 1);
            if (rest.indexOf('.') < 0) {
                break;
            }
            walk.add(rest);
        }
        return List.copyOf(walk);
    }

    /// Whether this is an address literal, `[192.0.2.1]` or `[IPv6:2001:db8::1]` (RFC 5321 §4.1.3).
    public static boolean isLiteral(String domain) {
        return domain.startsWith("[") && domain.endsWith("]");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isHostName(String domain) {
        if (domain.isEmpty() || domain.length() > LENGTH_MAX) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if (!isLabelCharacter(c) || ++label > LABEL_MAX) {
                return false;
            }
        }
        return label > 0;
    }

    private static boolean isLabelCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
