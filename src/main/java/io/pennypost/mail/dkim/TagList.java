package io.pennypost.mail.dkim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A list of `name=value` tags (RFC 6376 §3.2).
///
/// @param tags values without surrounding white space, by name; names keep their case
public record TagList(Map<String, String> tags) {
    private static final int TAGS_MAX = 64;

    public TagList {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /// Reads the text; empty when it is malformed or has a tag twice.
    public static Optional<TagList> parse(String text) {
        var tags = new LinkedHashMap<String, String>();
        int start = 0;
        while (start <= text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            if (!tag(text.substring(start, end).strip(), semicolon < 0, tags)) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(new TagList(tags));
    }

    /// Takes one tag; only behind the last semicolon may there be none.
    private static boolean tag(String text, boolean last, Map<String, String> tags) {
        if (text.isEmpty()) {
            return last;
        }
        int equals = text.indexOf('=');
        if (equals <= 0 || tags.size() >= TAGS_MAX) {
            return false;
        }
        var name = text.substring(0, equals).strip();
        return isName(name) && tags.put(name, text.substring(equals + 1).strip()) == null;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '_');
            if (!letter && !later) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /// The value, if the tag is there.
    public Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /// The value, or an empty text.
    public String getOrEmpty(String name) {
        return tags.getOrDefault(name, "");
    }

    /// The value without any white space, as base64 and lists are read.
    public static String withoutSpace(String value) {
        if (value.chars().noneMatch(Character::isWhitespace)) {
            return value;
        }
        var dense = new StringBuilder(value.length());
        value.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> dense.append((char) c));
        return dense.toString();
    }
}
