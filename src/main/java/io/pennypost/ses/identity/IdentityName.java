package io.pennypost.ses.identity;

import com.ibm.icu.text.IDNA;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;
import java.util.Locale;
import java.util.Optional;

/// The name of an identity: a domain, or an address.
///
/// Domains are kept as A-labels in lower case; the local part of an address is kept to the letter, because it
/// is case-sensitive (RFC 5321 §2.4).
///
/// @param local  empty for a domain
/// @param domain at least two labels
public record IdentityName(Optional<String> local, String domain) {
    /// RFC 1035 §2.3.4, without the final dot.
    private static final int DOMAIN_MAX = 253;

    private static final int LABEL_MAX = 63;
    private static final int LOCAL_MAX = 64;
    private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private static final IDNA TO_ASCII =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /// Reads a name, for asking; empty when it cannot be one.
    public static Optional<IdentityName> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (BadRequest notAName) {
            return Optional.empty();
        }
    }

    /// Reads the name of a new identity.
    ///
    /// @throws BadRequest saying what is wrong with it
    public static IdentityName of(String text) {
        var at = text.lastIndexOf('@');
        return at < 0 ? domain(text) : address(text, at);
    }

    /// Reads an address.
    ///
    /// @throws BadRequest saying what is wrong with it
    public static IdentityName address(String text) {
        var at = text.lastIndexOf('@');
        if (at < 0) {
            throw new BadRequest("Missing final '@domain'");
        }
        return address(text, at);
    }

    /// Reads a domain.
    ///
    /// @throws BadRequest `Domain X is invalid.`
    public static IdentityName domain(String text) {
        return new IdentityName(
                Optional.empty(),
                normalDomain(text).orElseThrow(() -> new BadRequest("Domain " + text + " is invalid.")));
    }

    /// How it is kept and shown.
    public String text() {
        return local.map(part -> part + "@" + domain).orElse(domain);
    }

    /// Address or domain.
    public IdentityType type() {
        return local.isPresent() ? IdentityType.EMAIL_ADDRESS : IdentityType.DOMAIN;
    }

    // The texts are those of JavaMail's address parser, which SES uses.
    private static IdentityName address(String text, int at) {
        if (text.length() > SesLimits.ADDRESS_MAX) {
            throw new BadRequest(
                    "Address length is more than " + SesLimits.ADDRESS_MAX + " characters long: '" + text + "'.");
        }
        var local = text.substring(0, at);
        checkLocal(local);
        var domain = text.substring(at + 1);
        checkDomain(domain);
        var normal = normalDomain(domain).orElseThrow(() -> new BadRequest("Domain contains illegal character"));
        return new IdentityName(Optional.of(local), normal);
    }

    private static void checkLocal(String local) {
        if (local.isEmpty()) {
            throw new BadRequest("Missing local name");
        }
        if (local.length() > LOCAL_MAX) {
            throw new BadRequest("Illegal address");
        }
        if (local.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new BadRequest("Local address contains control or whitespace");
        }
        if (local.charAt(0) == '"') {
            checkQuoted(local);
            return;
        }
        if (local.charAt(0) == '.') {
            throw new BadRequest("Local address starts with dot");
        }
        if (local.contains("..")) {
            throw new BadRequest("Local address contains dot-dot");
        }
        if (local.endsWith(".") || !local.chars().allMatch(c -> c == '.' || isAtomLetter(c))) {
            throw new BadRequest("Local address contains illegal character");
        }
    }

    private static void checkQuoted(String local) {
        if (local.length() < 3 || !local.endsWith("\"")) {
            throw new BadRequest("Local address contains illegal character");
        }
        for (int i = 1; i < local.length() - 1; i++) {
            if (local.charAt(i) == '\\' && ++i < local.length() - 1) {
                continue;
            }
            if (local.charAt(i) == '"' || local.charAt(i) == '\\') {
                throw new BadRequest("Local address contains illegal character");
            }
        }
    }

    private static void checkDomain(String domain) {
        if (domain.isEmpty()) {
            throw new BadRequest("Missing domain");
        }
        if (domain.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new BadRequest("Domain contains control or whitespace");
        }
        if (domain.startsWith(".")) {
            throw new BadRequest("Domain starts with dot");
        }
        if (domain.contains("..")) {
            throw new BadRequest("Domain contains dot-dot");
        }
        if (domain.endsWith(".")) {
            throw new BadRequest("Domain ends with dot");
        }
    }

    private static boolean isAtomLetter(int c) {
        return isLetterOrDigit(c) || ATOM_SPECIALS.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /// The domain as A-labels in lower case; empty when it is none.
    private static Optional<String> normalDomain(String text) {
        if (text.length() > DOMAIN_MAX) {
            return Optional.empty();
        }
        var ascii = text.chars().allMatch(c -> c < 0x80) ? text.toLowerCase(Locale.ROOT) : toAscii(text);
        return isHostName(ascii) ? Optional.of(ascii) : Optional.empty();
    }

    private static String toAscii(String text) {
        var info = new IDNA.Info();
        var ascii = TO_ASCII.nameToASCII(text, new StringBuilder(), info).toString();
        return info.hasErrors() ? "" : ascii;
    }

    // RFC 1035 §2.3.1 with the digits of RFC 1123 §2.1; the underscore, which hosts do not have but mail domains do.
    private static boolean isHostName(String ascii) {
        if (ascii.isEmpty() || ascii.length() > DOMAIN_MAX || ascii.indexOf('.') < 0) {
            return false;
        }
        for (var label : ascii.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LABEL_MAX || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
            if (!label.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }
}
