package io.pennypost.mail.arc;

import io.pennypost.mail.dkim.TagList;
import io.pennypost.mail.mime.Header;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// One `ARC-Seal` field, read (RFC 8617 §4.1.3).
///
/// @param status what the hop thought of the chain before it, `cv=`
record SealField(
        Header.Field field,
        String algorithm,
        String domain,
        String selector,
        ArcVerdict.Status status,
        byte[] signature) {
    /// What came of reading a field.
    sealed interface Parsing {
        record Parsed(SealField seal) implements Parsing {}

        record Malformed(String reason) implements Parsing {}
    }

    static Parsing parse(Header.Field field) {
        var tags = TagList.parse(field.value());
        if (tags.isEmpty()) {
            return new Parsing.Malformed("seal is no list of tags");
        }
        for (var required : List.of("a", "b", "cv", "d", "s")) {
            if (tags.get().getOrEmpty(required).isEmpty()) {
                return new Parsing.Malformed("seal lacks " + required + "=");
            }
        }
        // §4.1.3: what a seal covers is fixed.
        if (tags.get().get("h").isPresent() || tags.get().get("bh").isPresent()) {
            return new Parsing.Malformed("seal names what it covers");
        }
        return ArcVerdict.Status.of(tags.get().getOrEmpty("cv"))
                .map(status -> read(field, tags.get(), status))
                .orElseGet(() -> new Parsing.Malformed("seal has an unknown cv="));
    }

    private static Parsing read(Header.Field field, TagList tags, ArcVerdict.Status status) {
        try {
            return new Parsing.Parsed(new SealField(
                    field,
                    tags.getOrEmpty("a"),
                    tags.getOrEmpty("d").toLowerCase(Locale.ROOT),
                    tags.getOrEmpty("s"),
                    status,
                    Base64.getDecoder().decode(TagList.withoutSpace(tags.getOrEmpty("b")))));
        } catch (IllegalArgumentException notBase64) {
            return new Parsing.Malformed("seal is not base64");
        }
    }
}
