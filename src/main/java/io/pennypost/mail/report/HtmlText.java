package io.pennypost.mail.report;

import java.util.List;
import java.util.Locale;

/// The words of an HTML text, line by line, as far as a report needs them. One pass, whatever the text is.
final class HtmlText {
    private static final List<String> INVISIBLE = List.of("style", "script", "head");
    private static final List<String> LINES = List.of("br", "/p", "/div", "/tr", "/td", "/h1", "/h2", "/h3", "/li");

    private final String html;
    private final String lower;
    private final StringBuilder words = new StringBuilder();
    private int position;

    private HtmlText(String html) {
        this.html = html;
        lower = html.toLowerCase(Locale.ROOT);
    }

    static String words(String html) {
        return new HtmlText(html).words();
    }

    private String words() {
        // A letter whose lower case is longer would shift all places.
        var length = Math.min(html.length(), lower.length());
        while (position < length) {
            var open = html.indexOf('<', position);
            var close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) {
                words.append(html, position, html.length());
                break;
            }
            words.append(html, position, open);
            position = close + 1;
            tag(lower.substring(
                    Math.min(open + 1, lower.length()), Math.min(Math.min(close, open + 12), lower.length())));
        }
        return words.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&#64;", "@")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private void tag(String begin) {
        words.append(LINES.stream().anyMatch(name -> isNamed(begin, name)) ? '\n' : ' ');
        INVISIBLE.stream().filter(name -> isNamed(begin, name)).findFirst().ifPresent(this::skip);
    }

    private static boolean isNamed(String begin, String name) {
        return begin.startsWith(name)
                && (begin.length() == name.length() || !Character.isLetterOrDigit(begin.charAt(name.length())));
    }

    private void skip(String name) {
        var end = lower.indexOf("</" + name, position);
        position = end < 0 ? html.length() : end;
    }
}
