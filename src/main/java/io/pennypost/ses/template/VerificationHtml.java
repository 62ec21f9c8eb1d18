package io.pennypost.ses.template;

import io.pennypost.ses.SesLimits;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The HTML that SES allows in custom verification templates: some elements, some attributes of each, no comments.
///
/// So nobody can hide the link that SES adds, or put another in its place. Source: "Custom verification email
/// frequently
/// asked questions", Q5.
final class VerificationHtml {
    private static final Set<String> ELEMENTS = Set.of(
            ("abbr acronym address area b bdo big blockquote body br button caption center cite code col colgroup dd del"
                            + " dfn dir div dl dt em fieldset font form h1 h2 h3 h4 h5 h6 head hr html i img input ins kbd"
                            + " label legend li map menu ol optgroup option p pre q s samp select small span strike strong"
                            + " sub sup table tbody td textarea tfoot th thead tr tt u ul var")
                    .split(" "));

    private static final Set<String> ATTRIBUTES = Set.of("class", "id", "style", "title");

    private static final Map<String, Set<String>> FURTHER = Map.of(
            "blockquote", Set.of("cite"),
            "q", Set.of("cite"),
            "col", Set.of("span", "width"),
            "colgroup", Set.of("span", "width"),
            "img", Set.of("align", "alt", "height", "src", "width"),
            "ol", Set.of("start", "type"),
            "ul", Set.of("type"),
            "table", Set.of("summary", "width"),
            "td", Set.of("abbr", "axis", "colspan", "rowspan", "width"),
            "th", Set.of("abbr", "axis", "colspan", "rowspan", "scope", "width"));

    private final String html;
    private int at;

    private VerificationHtml(String html) {
        this.html = html;
    }

    /// @throws CustomVerificationEmailInvalidContent at the first thing that is not allowed
    static void check(String html) {
        if (html.getBytes(StandardCharsets.UTF_8).length >= SesLimits.CUSTOM_VERIFICATION_BYTES_MAX) {
            throw new CustomVerificationEmailInvalidContent("The template content must be smaller than 10 MB.");
        }
        new VerificationHtml(html).scan();
    }

    private void scan() {
        while (true) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                return;
            }
            at = open + 1;
            if (html.startsWith("!--", at)) {
                throw refusal("comments");
            }
            // Anything else behind < is text, as in HTML itself.
            if (html.startsWith("/", at)) {
                at++;
            }
            if (at < html.length() && (isLetter(html.charAt(at)) || html.charAt(at) == '!' || html.charAt(at) == '?')) {
                tag();
            }
        }
    }

    private void tag() {
        var element = name();
        if (!ELEMENTS.contains(element) && !element.equals("!doctype")) {
            throw refusal("the element " + element);
        }
        while (true) {
            skip(" \t\r\n\f/");
            if (at >= html.length()) {
                return;
            }
            if (html.charAt(at) == '>') {
                at++;
                return;
            }
            var attribute = name();
            if (!element.equals("!doctype")
                    && !ATTRIBUTES.contains(attribute)
                    && !FURTHER.getOrDefault(element, Set.of()).contains(attribute)) {
                throw refusal("the attribute " + attribute + " of " + element);
            }
            value();
        }
    }

    /// A name of an element or attribute; at least one character.
    private String name() {
        int begin = at++;
        while (at < html.length() && " \t\r\n\f/>=".indexOf(html.charAt(at)) < 0) {
            at++;
        }
        return html.substring(begin, at).toLowerCase(Locale.ROOT);
    }

    private void value() {
        int before = at;
        skip(" \t\r\n\f");
        if (at >= html.length() || html.charAt(at) != '=') {
            at = before;
            return;
        }
        at++;
        skip(" \t\r\n\f");
        char quote = at < html.length() ? html.charAt(at) : 0;
        if (quote == '"' || quote == '\'') {
            int end = html.indexOf(quote, at + 1);
            at = end < 0 ? html.length() : end + 1;
            return;
        }
        while (at < html.length() && " \t\r\n\f>".indexOf(html.charAt(at)) < 0) {
            at++;
        }
    }

    private void skip(String characters) {
        while (at < html.length() && characters.indexOf(html.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static CustomVerificationEmailInvalidContent refusal(String what) {
        return new CustomVerificationEmailInvalidContent(
                "Custom verification email templates cannot have " + what + ".");
    }
}
