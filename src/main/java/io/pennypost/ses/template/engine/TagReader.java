package io.pennypost.ses.template.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads what stands inside a tag, from left to right.
final class TagReader {
    private static final int PARENTHESES_MAX = 20;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?(?=[\\s)]|$)");

    private final String template;
    private final String content;
    private final int tagPosition;
    private int at;

    /// @param template where the tag comes from; errors tell the line
    TagReader(String template, Token.Tag tag) {
        this.template = template;
        this.content = tag.content();
        this.tagPosition = tag.position();
    }

    MalformedTemplate malformed(String reason) {
        return new MalformedTemplate(reason, template, tagPosition);
    }

    boolean isAtEnd() {
        skipSpace();
        return at == content.length();
    }

    void requireEnd() throws MalformedTemplate {
        if (!isAtEnd()) {
            throw malformed("'" + content + "' is not understood: there are no other helpers than if, unless, each,"
                    + " with and lookup");
        }
    }

    /// Takes the word if it comes next.
    boolean take(String word) {
        skipSpace();
        int end = at + word.length();
        if (!content.startsWith(word, at) || (end < content.length() && !isBetween(content.charAt(end)))) {
            return false;
        }
        at = end;
        return true;
    }

    private void skipSpace() {
        while (at < content.length() && Character.isWhitespace(content.charAt(at))) {
            at++;
        }
    }

    /// Whether the character may follow a word.
    private static boolean isBetween(char c) {
        return Character.isWhitespace(c) || c == ')' || c == '|';
    }

    /// What is shown: an expression, or `lookup` with its two arguments.
    Expression shown() throws MalformedTemplate {
        int before = at;
        if (take("lookup") && !isAtEnd()) {
            return lookup(0);
        }
        at = before;
        return expression();
    }

    /// A path, a constant, or `lookup` in parentheses.
    Expression expression() throws MalformedTemplate {
        return expression(0);
    }

    private Expression expression(int parentheses) throws MalformedTemplate {
        if (isAtEnd()) {
            throw malformed("Something is missing in '" + content + "'");
        }
        char c = content.charAt(at);
        if (c == '(') {
            return parenthesis(parentheses + 1);
        }
        if (c == '"' || c == '\'') {
            return new Expression.Constant(Value.text(string()));
        }
        var number = NUMBER.matcher(content).region(at, content.length());
        if (number.lookingAt()) {
            at = number.end();
            return new Expression.Constant(new Value.Numeral(number.group()));
        }
        if (take("true")) {
            return new Expression.Constant(new Value.Truth(true));
        }
        if (take("false")) {
            return new Expression.Constant(new Value.Truth(false));
        }
        return path();
    }

    private Expression parenthesis(int depth) throws MalformedTemplate {
        if (depth > PARENTHESES_MAX) {
            throw malformed("There are more than " + PARENTHESES_MAX + " parentheses within one another");
        }
        at++;
        if (!take("lookup")) {
            throw malformed("'" + content + "' is not understood: there is no other helper in parentheses than lookup");
        }
        var lookup = lookup(depth);
        if (isAtEnd() || content.charAt(at) != ')') {
            throw malformed("A parenthesis is not closed in '" + content + "'");
        }
        at++;
        return lookup;
    }

    private Expression lookup(int parentheses) throws MalformedTemplate {
        return new Expression.Lookup(expression(parentheses), expression(parentheses));
    }

    /// A string in quotes of either kind.
    String string() throws MalformedTemplate {
        skipSpace();
        char quote = at < content.length() ? content.charAt(at) : 0;
        int end = quote == '"' || quote == '\'' ? content.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw malformed("A name in quotes is missing in '" + content + "'");
        }
        var string = content.substring(at + 1, end);
        at = end + 1;
        return string;
    }

    /// A partial's name, with or without quotes.
    String name() throws MalformedTemplate {
        if (isAtEnd()) {
            throw malformed("A name is missing");
        }
        char c = content.charAt(at);
        return c == '"' || c == '\'' ? string() : plainName();
    }

    private String plainName() throws MalformedTemplate {
        int begin = at;
        while (at < content.length()
                && (isNameCharacter(content.charAt(at)) || "./".indexOf(content.charAt(at)) >= 0)) {
            at++;
        }
        if (begin == at) {
            throw malformed("A name is missing in '" + content + "'");
        }
        return content.substring(begin, at);
    }

    /// `name=expression` as often as it occurs, to the end of the tag.
    Map<String, Expression> arguments() throws MalformedTemplate {
        var arguments = new LinkedHashMap<String, Expression>();
        while (isArgument()) {
            skipSpace();
            int equals = content.indexOf('=', at);
            var name = content.substring(at, equals).strip();
            at = equals + 1;
            arguments.put(name, expression());
        }
        return arguments;
    }

    /// Whether `name=` comes next.
    boolean isArgument() {
        skipSpace();
        int end = at;
        while (end < content.length() && isNameCharacter(content.charAt(end))) {
            end++;
        }
        return end > at && end < content.length() && content.charAt(end) == '=';
    }

    /// The names in `as |item index|`; empty when there are none.
    List<String> parameters() throws MalformedTemplate {
        if (!take("as")) {
            return List.of();
        }
        skipSpace();
        int end = content.indexOf('|', at + 1);
        if (!content.startsWith("|", at) || end < 0) {
            throw malformed("Names between | and | are missing in '" + content + "'");
        }
        var names = List.of(content.substring(at + 1, end).strip().split("\\s+"));
        at = end + 1;
        return names;
    }

    private Expression path() throws MalformedTemplate {
        boolean told = content.charAt(at) == '@';
        if (told) {
            at++;
        }
        int up = 0;
        while (content.startsWith("..", at)) {
            up++;
            at += 2;
            if (!content.startsWith("/", at)) {
                return endOfPath(told, up, false, List.of());
            }
            at++;
        }
        boolean local = take("this") || take(".") || takeFirst("this.") || takeFirst("this/") || takeFirst("./");
        return endOfPath(told, up, local, steps());
    }

    private boolean takeFirst(String step) {
        if (!content.startsWith(step, at)) {
            return false;
        }
        at += step.length();
        return true;
    }

    private Expression endOfPath(boolean told, int up, boolean local, List<String> steps) throws MalformedTemplate {
        if (at < content.length() && !isBetween(content.charAt(at))) {
            throw malformed("'" + content + "' is no path");
        }
        if (!told) {
            if (steps.isEmpty() && up == 0 && !local) {
                throw malformed("'" + content + "' is no path");
            }
            return new Expression.Path(up, local, steps);
        }
        if (steps.isEmpty() || local) {
            throw malformed("'" + content + "' is no path");
        }
        return new Expression.Told(up, steps.getFirst(), steps.subList(1, steps.size()));
    }

    /// Names with `.` or `/` between them; a name in brackets may have any characters.
    private List<String> steps() throws MalformedTemplate {
        var steps = new ArrayList<String>();
        while (at < content.length() && !isBetween(content.charAt(at))) {
            steps.add(step());
            if (at < content.length() && (content.charAt(at) == '.' || content.charAt(at) == '/')) {
                at++;
                if (at == content.length() || isBetween(content.charAt(at))) {
                    throw malformed("'" + content + "' is no path");
                }
            } else {
                break;
            }
        }
        return steps;
    }

    private String step() throws MalformedTemplate {
        if (content.charAt(at) == '[') {
            int end = content.indexOf(']', at);
            if (end < 0) {
                throw malformed("A bracket is not closed in '" + content + "'");
            }
            var step = content.substring(at + 1, end);
            at = end + 1;
            return step;
        }
        int begin = at;
        while (at < content.length() && isNameCharacter(content.charAt(at))) {
            at++;
        }
        if (begin == at) {
            throw malformed("'" + content + "' is no path");
        }
        return content.substring(begin, at);
    }

    /// The characters of Handlebars' names: all but space and these.
    private static boolean isNameCharacter(char c) {
        return !Character.isWhitespace(c) && "!\"#%&'()*+,./;<=>@[\\]^`{|}~".indexOf(c) < 0;
    }
}
