package io.pennypost.mail.dkim;

import io.pennypost.mail.mime.Header;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One `DKIM-Signature` field, or an `ARC-Message-Signature`, read (RFC 6376 §3.5, RFC 8617 §4.1.2).
///
/// @param limit    `l=`, or the largest number when absent
/// @param signed   `h=`
/// @param expires  `x=`
/// @param identity `i=`, or `@` and the domain when absent; always the latter in ARC, where `i=` is a number
public record SignatureField(
        Header.Field field,
        String algorithm,
        String domain,
        String selector,
        Canonicalization header,
        Canonicalization body,
        long limit,
        List<String> signed,
        Optional<Long> expires,
        String identity,
        byte[] bodyHash,
        byte[] signature) {
    private static final int SIGNED_MAX = 256;

    public SignatureField {
        signed = List.copyOf(signed);
    }

    /// Whose rules the field follows.
    public enum Kind {
        /// Has a version, and `i=` is an identity.
        DKIM,
        /// Has neither.
        ARC
    }

    /// Whether `i=` is of the very domain, not of one below it.
    boolean identityIsDomain() {
        return domainOf(identity).equals(domain);
    }

    /// What came of reading a field.
    public sealed interface Parsing {
        /// It can be used.
        record Parsed(SignatureField signature) implements Parsing {}

        /// It cannot be used.
        ///
        /// @param tags what could be read of it
        record Malformed(TagList tags, String reason) implements Parsing {}
    }

    /// Reads a field.
    public static Parsing parse(Header.Field field, Kind kind) {
        var tags = TagList.parse(field.value());
        if (tags.isEmpty()) {
            return new Parsing.Malformed(new TagList(java.util.Map.of()), "signature is no list of tags");
        }
        var reason = fault(tags.get(), kind);
        if (!reason.isEmpty()) {
            return new Parsing.Malformed(tags.get(), reason);
        }
        try {
            return new Parsing.Parsed(read(field, tags.get(), kind));
        } catch (IllegalArgumentException malformed) {
            return new Parsing.Malformed(tags.get(), "signature has a malformed tag");
        }
    }

    private static String fault(TagList tags, Kind kind) {
        for (var required : List.of("a", "b", "bh", "d", "h", "s")) {
            if (tags.getOrEmpty(required).isEmpty()) {
                return "signature lacks " + required + "=";
            }
        }
        if (kind == Kind.DKIM && !tags.getOrEmpty("v").equals("1")) {
            return tags.get("v").isEmpty() ? "signature lacks v=" : "signature has another version";
        }
        if (!list(tags.get("q").orElse("dns/txt")).contains("dns/txt")) {
            return "key is not in DNS";
        }
        var signed = list(tags.getOrEmpty("h"));
        if (signed.size() > SIGNED_MAX) {
            return "signature names too many fields";
        }
        if (signed.stream().noneMatch("from"::equalsIgnoreCase)) {
            return "From is not signed"; // RFC 6376 §5.4: it must be.
        }
        return kind == Kind.DKIM ? identityFault(tags) : "";
    }

    private static String identityFault(TagList tags) {
        var domain = tags.getOrEmpty("d").toLowerCase(Locale.ROOT);
        var identity = tags.get("i")
                .map(SignatureField::identityOf)
                .map(SignatureField::domainOf)
                .orElse(domain);
        boolean within = identity.equals(domain) || identity.endsWith("." + domain);
        return within ? "" : "i= is not within d=";
    }

    private static String identityOf(String encoded) {
        return decoded(TagList.withoutSpace(encoded));
    }

    private static String domainOf(String identity) {
        return identity.substring(identity.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /// Quoted-printable as DKIM has it (§2.11).
    private static String decoded(String text) {
        if (text.indexOf('=') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            plain.append(low < 0 ? c : (char) (high * 16 + low));
            i += low < 0 ? 0 : 2;
        }
        return plain.toString();
    }

    private static SignatureField read(Header.Field field, TagList tags, Kind kind) {
        // RFC 8617 has no default of its own; those who seal, and the public suite, take the relaxed one.
        var canonicalizations = tags.get("c").orElse(kind == Kind.DKIM ? "simple/simple" : "relaxed/relaxed");
        int slash = canonicalizations.indexOf('/');
        var header = slash < 0 ? canonicalizations : canonicalizations.substring(0, slash);
        var body = slash < 0 ? "simple" : canonicalizations.substring(slash + 1);
        var domain = tags.getOrEmpty("d").toLowerCase(Locale.ROOT);
        return new SignatureField(
                field,
                tags.getOrEmpty("a").toLowerCase(Locale.ROOT),
                domain,
                tags.getOrEmpty("s"),
                canonicalization(header),
                canonicalization(body),
                tags.get("l").map(SignatureField::number).orElse(Long.MAX_VALUE),
                list(tags.getOrEmpty("h")),
                expiry(tags),
                kind == Kind.DKIM
                        ? tags.get("i").map(SignatureField::identityOf).orElse("@" + domain)
                        : "@" + domain,
                base64(tags.getOrEmpty("bh")),
                base64(tags.getOrEmpty("b")));
    }

    private static Optional<Long> expiry(TagList tags) {
        var expires = tags.get("x").map(SignatureField::number);
        var signed = tags.get("t").map(SignatureField::number);
        if (expires.isPresent() && signed.isPresent() && expires.get() < signed.get()) {
            throw new IllegalArgumentException("x= lies before t=");
        }
        return expires;
    }

    private static Canonicalization canonicalization(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "simple" -> Canonicalization.SIMPLE;
            case "relaxed" -> Canonicalization.RELAXED;
            default -> throw new IllegalArgumentException("unknown canonicalization");
        };
    }

    /// A number of any length (§3.5 allows 76 digits): what does not fit is as good as the largest.
    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > 76 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a number");
        }
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(":", -1)).map(String::strip).toList();
    }

    private static byte[] base64(String value) {
        return Base64.getDecoder().decode(TagList.withoutSpace(value));
    }
}
