package io.pennypost.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A field of the form `value; name=value; …`: Content-Type, Content-Disposition (RFC 2045 §5.1, RFC 2183).
///
/// Parameters that are continued or in other character sets are put together (RFC 2231), and those with encoded-words
/// in quotes, which is wrong but common, are decoded too (RFC 2047 §5).
///
/// @param value      in lower case: `multipart/mixed`, `attachment`
/// @param parameters by name in lower case, decoded; the first of a name counts
public record ContentField(String value, Map<String, String> parameters) {
    private static final int PARAMETERS_MAX = 100;

    public ContentField {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// Reads an unfolded value; makes the best of what is malformed.
    public static ContentField parse(String text) {
        int semicolon = text.indexOf(';');
        var value = semicolon < 0 ? text : text.substring(0, semicolon);
        var parameters = semicolon < 0 ? List.<Parameter>of() : new Reader(text, semicolon + 1).parameters();
        return new ContentField(withoutComment(value).strip().toLowerCase(Locale.ROOT), join(parameters));
    }

    /// A parameter by its name in lower case.
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private static String withoutComment(String value) {
        int comment = value.indexOf('(');
        return comment < 0 ? value : value.substring(0, comment);
    }

    /// One parameter as written.
    ///
    /// @param section  number of RFC 2231 §3, 0 when there is none
    /// @param extended has character set or percent signs (RFC 2231 §4)
    private record Parameter(String name, int section, boolean extended, String value) {}

    private static Map<String, String> join(List<Parameter> parameters) {
        var byName = new LinkedHashMap<String, List<Parameter>>();
        for (var parameter : parameters) {
            byName.computeIfAbsent(parameter.name(), _ -> new ArrayList<>()).add(parameter);
        }
        var joined = new LinkedHashMap<String, String>();
        byName.forEach((name, sections) -> joined.put(name, join(name, sections)));
        return joined;
    }

    private static String join(String name, List<Parameter> sections) {
        // The extended form is for those who know it; the plain one beside it for the others (RFC 5987 §4.2).
        var chosen = sections.stream().anyMatch(Parameter::extended)
                ? sections.stream()
                        .filter(section -> section.extended() || section.section() > 0)
                        .toList()
                : sections;
        var ordered = new ArrayList<>(chosen);
        ordered.sort(Comparator.comparingInt(Parameter::section));
        return ordered.getFirst().extended() ? decodeExtended(ordered) : decodePlain(name, ordered);
    }

    private static String decodePlain(String name, List<Parameter> sections) {
        var text = new StringBuilder();
        int last = -1;
        for (var section : sections) {
            if (section.section() > last) {
                text.append(section.value());
            }
            last = section.section();
        }
        return name.equals("boundary") ? text.toString() : EncodedWords.decode(text.toString());
    }

    private static String decodeExtended(List<Parameter> sections) {
        var first = sections.getFirst().value();
        int charsetEnd = first.indexOf('\'');
        int languageEnd = charsetEnd < 0 ? -1 : first.indexOf('\'', charsetEnd + 1);
        var charset = languageEnd < 0 ? Optional.<Charset>empty() : Charsets.find(first.substring(0, charsetEnd));
        var octets = new ByteArrayOutputStream();
        int last = -1;
        for (var section : sections) {
            if (section.section() > last) {
                var value = last < 0 ? first.substring(languageEnd + 1) : section.value();
                decodePercent(value, section.extended(), octets);
            }
            last = section.section();
        }
        var bytes = octets.toByteArray();
        return charset.map(known -> new String(bytes, known)).orElseGet(() -> Octets.text(bytes, 0, bytes.length));
    }

    private static void decodePercent(String value, boolean extended, ByteArrayOutputStream octets) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int octet = extended && c == '%' && i + 2 < value.length()
                    ? hex(value.charAt(i + 1)) * 16 + hex(value.charAt(i + 2))
                    : -1;
            if (octet >= 0) {
                octets.write(octet);
                i += 2;
            } else {
                octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static int hex(char c) {
        int digit = Character.digit(c, 16);
        return digit < 0 ? -1000 : digit;
    }

    /// Takes the parameters apart, tolerating missing quotes and spaces in values.
    private static final class Reader {
        private final String text;
        private int position;

        Reader(String text, int position) {
            this.text = text;
            this.position = position;
        }

        List<Parameter> parameters() {
            var parameters = new ArrayList<Parameter>();
            while (position < text.length() && parameters.size() < PARAMETERS_MAX) {
                int nameStart = position;
                while (position < text.length() && text.charAt(position) != '=' && text.charAt(position) != ';') {
                    position++;
                }
                var name = text.substring(nameStart, position).strip().toLowerCase(Locale.ROOT);
                if (position < text.length() && text.charAt(position) == '=') {
                    position++;
                    var value = value();
                    if (!name.isEmpty()) {
                        parameters.add(parameter(name, value));
                    }
                }
                position++;
            }
            return parameters;
        }

        private String value() {
            while (position < text.length() && (text.charAt(position) == ' ' || text.charAt(position) == '\t')) {
                position++;
            }
            if (position < text.length() && text.charAt(position) == '"') {
                var value = quoted();
                skipToSemicolon();
                return value;
            }
            int start = position;
            skipToSemicolon();
            return text.substring(start, position).strip();
        }

        private String quoted() {
            var value = new StringBuilder();
            for (position++; position < text.length(); position++) {
                char c = text.charAt(position);
                if (c == '"') {
                    return value.toString();
                }
                if (c == '\\' && position + 1 < text.length()) {
                    c = text.charAt(++position);
                }
                value.append(c);
            }
            return value.toString();
        }

        private void skipToSemicolon() {
            int semicolon = position < text.length() ? text.indexOf(';', position) : -1;
            position = semicolon < 0 ? text.length() : semicolon;
        }

        private static Parameter parameter(String name, String value) {
            boolean extended = name.endsWith("*");
            var bare = extended ? name.substring(0, name.length() - 1) : name;
            int star = bare.lastIndexOf('*');
            int section = star > 0 ? section(bare.substring(star + 1)) : -1;
            return section < 0
                    ? new Parameter(bare, 0, extended, value)
                    : new Parameter(bare.substring(0, star), section, extended, value);
        }

        private static int section(String digits) {
            if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return -1;
            }
            return Integer.parseInt(digits);
        }
    }
}
