package io.pennypost.ses.template.engine;

import java.util.ArrayList;
import java.util.List;

/// Finds the tags of a template, in one pass.
final class Scanner {
    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int position;

    private Scanner(String source) {
        this.source = source;
    }

    static List<Token> scan(String source) throws MalformedTemplate {
        var scanner = new Scanner(source);
        scanner.run();
        return scanner.tokens;
    }

    private void run() throws MalformedTemplate {
        while (true) {
            int open = source.indexOf("{{", position);
            if (open < 0) {
                text.append(source, position, source.length());
                endText();
                return;
            }
            if (open > position && source.charAt(open - 1) == '\\') {
                // Written as \{{, the braces are text.
                text.append(source, position, open - 1).append("{{");
                position = open + 2;
            } else {
                text.append(source, position, open);
                tag(open);
            }
        }
    }

    private void endText() {
        if (!text.isEmpty()) {
            tokens.add(new Token.Plain(text.toString()));
            text.setLength(0);
        }
    }

    private void tag(int open) throws MalformedTemplate {
        int at = open + 2;
        if (source.startsWith("{{", at)) {
            throw new MalformedTemplate("Raw blocks are not supported", source, open);
        }
        if (source.startsWith("~", at)) {
            at++;
            text.setLength(text.toString().stripTrailing().length());
        }
        endText();
        if (source.startsWith("!", at)) {
            comment(open, at);
        } else if (source.startsWith("{", at)) {
            triple(open, at + 1);
        } else {
            int end = end(open, at, "}}");
            boolean trim = end > at && source.charAt(end - 1) == '~';
            add(source.substring(at, trim ? end - 1 : end), open);
            goOn(end + 2, trim);
        }
    }

    private void comment(int open, int at) throws MalformedTemplate {
        boolean dashed = source.startsWith("!--", at);
        int end = dashed ? endOfDashed(at + 3) : source.indexOf("}}", at);
        if (end < 0) {
            throw new MalformedTemplate("A comment is not closed", source, open);
        }
        goOn(end + 2, source.charAt(end - 1) == '~');
    }

    /// Where the braces are that close a comment with dashes; such a comment may hold braces.
    private int endOfDashed(int from) {
        for (int end = source.indexOf("}}", from); end >= 0; end = source.indexOf("}}", end + 1)) {
            if (source.startsWith("--", end - 2) && end - 2 >= from) {
                return end;
            }
            if (source.startsWith("--~", end - 3) && end - 3 >= from) {
                return end;
            }
        }
        return -1;
    }

    private void triple(int open, int at) throws MalformedTemplate {
        int end = end(open, at, "}");
        boolean trim = source.startsWith("~", end + 1);
        int close = trim ? end + 2 : end + 1;
        if (!source.startsWith("}}", close)) {
            throw new MalformedTemplate("A tag is not closed", source, open);
        }
        tokens.add(new Token.Tag(Token.Kind.SHOW, source.substring(at, end).strip(), open));
        goOn(close + 2, trim);
    }

    private void goOn(int at, boolean trim) {
        position = at;
        while (trim && position < source.length() && Character.isWhitespace(source.charAt(position))) {
            position++;
        }
    }

    /// Where the mark stands that closes a tag; quotes and brackets may hold braces.
    private int end(int open, int from, String mark) throws MalformedTemplate {
        char inside = 0;
        for (int at = from; at < source.length(); at++) {
            char c = source.charAt(at);
            if (inside != 0) {
                inside = c == inside ? 0 : inside;
            } else if (source.startsWith(mark, at)) {
                return at;
            } else if (c == '"' || c == '\'') {
                inside = c;
            } else if (c == '[') {
                inside = ']';
            }
        }
        throw new MalformedTemplate("A tag is not closed", source, open);
    }

    private void add(String content, int open) {
        if (content.startsWith("#*")) {
            add(Token.Kind.DECORATE, content.substring(2), open);
        } else if (content.startsWith("#")) {
            add(Token.Kind.OPEN, content.substring(1), open);
        } else if (content.startsWith("^")) {
            add(Token.Kind.INVERT, content.substring(1), open);
        } else if (content.startsWith("/")) {
            add(Token.Kind.CLOSE, content.substring(1), open);
        } else if (content.startsWith(">")) {
            add(Token.Kind.PARTIAL, content.substring(1), open);
        } else {
            add(Token.Kind.SHOW, content.startsWith("&") ? content.substring(1) : content, open);
        }
    }

    private void add(Token.Kind kind, String content, int open) {
        tokens.add(new Token.Tag(kind, content.strip(), open));
    }
}
