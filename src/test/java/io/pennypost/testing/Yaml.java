package io.pennypost.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads as much of YAML as the public test suites of mail use: block mappings and lists, block and quoted text, lists
/// in
/// brackets. A value is a `Map`, a `List` or a `String`. For well-meant input only.
public final class Yaml {
    private static final Pattern KEY = Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s\"'#\\[].*?):(?:\\s+(.*)|\\s*)$");

    private final List<String> lines;
    private int at;

    private Yaml(List<String> lines) {
        this.lines = lines;
    }

    /// The documents of a text, each of them a mapping.
    public static List<Map<String, Object>> documents(String text) {
        var documents = new ArrayList<Map<String, Object>>();
        var lines = new ArrayList<String>();
        for (var line : (text.replace("\r\n", "\n") + "\n---\n").split("\n", -1)) {
            if (!line.startsWith("---")) {
                lines.add(line);
                continue;
            }
            var yaml = new Yaml(List.copyOf(lines));
            lines.clear();
            if (yaml.toContent()) {
                documents.add(yaml.mapping(0));
            }
        }
        return documents;
    }

    /// Skips blank lines and comments.
    private boolean toContent() {
        while (at < lines.size()
                && (lines.get(at).isBlank() || lines.get(at).strip().startsWith("#"))) {
            at++;
        }
        return at < lines.size();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private Map<String, Object> mapping(int indent) {
        var map = new LinkedHashMap<String, Object>();
        while (toContent() && indent(lines.get(at)) == indent) {
            var key = KEY.matcher(lines.get(at).strip());
            if (!key.matches()) {
                throw new IllegalArgumentException("no key: " + lines.get(at));
            }
            at++;
            map.put(unquoted(key.group(1)), value(key.group(2) == null ? "" : key.group(2), indent));
        }
        return map;
    }

    /// What stands behind a key or a dash, or below it.
    private Object value(String rest, int parent) {
        var text = rest.strip();
        if (text.startsWith("#")) {
            text = "";
        }
        if (text.startsWith("|") || text.startsWith(">")) {
            return block(text, parent);
        }
        if (!text.isEmpty()) {
            return flow(text, parent);
        }
        if (!toContent()) {
            return "";
        }
        var below = lines.get(at);
        int indent = indent(below);
        boolean isList = below.strip().startsWith("- ") || below.strip().equals("-");
        if (isList && indent >= parent) {
            return list(indent);
        }
        if (indent <= parent) {
            return "";
        }
        return KEY.matcher(below.strip()).matches()
                ? mapping(indent)
                : flow(lines.get(at++).strip(), parent);
    }

    private List<Object> list(int indent) {
        var items = new ArrayList<>();
        while (toContent()
                && indent(lines.get(at)) == indent
                && lines.get(at).strip().startsWith("-")) {
            var item = lines.get(at++).strip().substring(1).strip();
            var key = KEY.matcher(item);
            if (!item.startsWith("[") && !item.startsWith("\"") && key.matches()) {
                items.add(Map.of(key.group(1), value(key.group(2) == null ? "" : key.group(2), indent)));
            } else {
                items.add(value(item, indent));
            }
        }
        return items;
    }

    private String block(String header, int parent) {
        var text = new ArrayList<String>();
        int indent = -1;
        while (at < lines.size()) {
            var line = lines.get(at);
            if (!line.isBlank()) {
                if (indent(line) <= parent) {
                    break;
                }
                indent = indent < 0 ? indent(line) : indent;
            }
            text.add(line.isBlank() && (indent < 0 || line.length() < indent) ? "" : line.substring(indent));
            at++;
        }
        while (!text.isEmpty() && text.getLast().isBlank()) {
            text.removeLast();
        }
        var joined = header.startsWith(">") ? String.join(" ", text) : String.join("\n", text);
        return header.endsWith("-") ? joined : joined + "\n";
    }

    /// One line, or several when a quote or a bracket is open or plain text goes on further in.
    private Object flow(String first, int parent) {
        var text = first;
        char start = first.charAt(0);
        while (toContent() && !isWhole(text, start) && indent(lines.get(at)) > parent) {
            text += " " + lines.get(at++).strip();
        }
        return start == '[' ? brackets(text) : unquoted(text);
    }

    private static boolean isWhole(String text, char start) {
        return switch (start) {
            case '"' -> text.length() > 1 && text.endsWith("\"") && !text.endsWith("\\\"");
            case '\'' -> text.length() > 1 && text.endsWith("'");
            case '[' -> text.endsWith("]");
            default -> false;
        };
    }

    private static List<Object> brackets(String text) {
        var items = new ArrayList<>();
        var item = new StringBuilder();
        char quote = 0;
        for (char c : text.substring(1, text.lastIndexOf(']')).toCharArray()) {
            if (c == ',' && quote == 0) {
                items.add(unquoted(item.toString().strip()));
                item.setLength(0);
                continue;
            }
            if ((c == '"' || c == '\'') && (quote == 0 || quote == c)) {
                quote = quote == 0 ? c : 0;
            }
            item.append(c);
        }
        if (!item.toString().isBlank()) {
            items.add(unquoted(item.toString().strip()));
        }
        return items;
    }

    private static String unquoted(String text) {
        if (text.startsWith("'") && text.endsWith("'") && text.length() > 1) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        if (!text.startsWith("\"") || !text.endsWith("\"") || text.length() < 2) {
            int comment = text.indexOf(" #");
            return comment < 0 ? text : text.substring(0, comment).strip();
        }
        var plain = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            switch (escaped) {
                case 'x' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append((char) 9);
                case '0' -> plain.append((char) 0);
                default -> plain.append(escaped);
            }
        }
        return plain.toString();
    }
}
