package io.pennypost.mail.dkim;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A public key as DNS publishes it (RFC 6376 §3.6.1).
///
/// @param keyType     `k=`
/// @param hashes      `h=` in lower case; empty means all
/// @param services    `s=` in lower case
/// @param testing     `t=y`
/// @param exactDomain `t=s`: `i=` must be of the very domain
/// @param key         `p=`; empty when the key is revoked
public record KeyRecord(
        String keyType, List<String> hashes, List<String> services, boolean testing, boolean exactDomain, byte[] key) {
    public KeyRecord {
        hashes = List.copyOf(hashes);
        services = List.copyOf(services);
    }

    /// What came of reading a record.
    sealed interface Parsing {
        record Parsed(KeyRecord record) implements Parsing {}

        record Malformed(String reason) implements Parsing {}
    }

    /// The text to publish for a key: `v=DKIM1; k=rsa; p=…`.
    public static String text(PublicKey key) {
        return (key instanceof RSAPublicKey ? "v=DKIM1; k=rsa; p=" : "v=DKIM1; k=ed25519; p=") + publicKeyText(key);
    }

    /// The value of `p=`: RSA with its envelope (SubjectPublicKeyInfo), Ed25519 as 32 bare bytes (RFC 8463 §4).
    public static String publicKeyText(PublicKey key) {
        var encoded = key.getEncoded();
        int start = key instanceof RSAPublicKey ? 0 : encoded.length - 32;
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(encoded, start, encoded.length));
    }

    /// A text cut into the strings of a TXT record, 255 bytes each at most (RFC 1035 §3.3.14).
    public static List<String> strings(String text) {
        var strings = new java.util.ArrayList<String>();
        for (int i = 0; i < text.length(); i += 255) {
            strings.add(text.substring(i, Math.min(i + 255, text.length())));
        }
        return List.copyOf(strings);
    }

    static Parsing parse(String text) {
        var parsed = TagList.parse(text);
        if (parsed.isEmpty()) {
            return new Parsing.Malformed("key record is malformed");
        }
        var tags = parsed.get();
        var version = tags.get("v");
        boolean first = tags.tags().keySet().stream().findFirst().equals(Optional.of("v"));
        if (version.isPresent() && !(first && version.get().equals("DKIM1"))) {
            return new Parsing.Malformed("key record has another version");
        }
        if (tags.get("p").isEmpty()) {
            return new Parsing.Malformed("key record has no key");
        }
        try {
            return new Parsing.Parsed(record(tags));
        } catch (IllegalArgumentException notBase64) {
            return new Parsing.Malformed("key is not base64");
        }
    }

    private static KeyRecord record(TagList tags) {
        var flags = list(tags.getOrEmpty("t"));
        return new KeyRecord(
                tags.get("k").map(type -> type.toLowerCase(Locale.ROOT)).orElse("rsa"),
                list(tags.getOrEmpty("h")),
                list(tags.get("s").orElse("*")),
                flags.contains("y"),
                flags.contains("s"),
                Base64.getDecoder().decode(TagList.withoutSpace(tags.getOrEmpty("p"))));
    }

    private static List<String> list(String value) {
        var dense = TagList.withoutSpace(value).toLowerCase(Locale.ROOT);
        return dense.isEmpty() ? List.of() : List.of(dense.split(":", -1));
    }
}
