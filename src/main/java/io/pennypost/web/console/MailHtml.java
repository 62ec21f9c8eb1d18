package io.pennypost.web.console;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/// HTML of mail made safe for eyes: a document of its own that runs nothing, sends nothing and, unless asked, loads
/// nothing from elsewhere.
///
/// Only what is on the list stays. It is then served with [#policy], which by itself would be enough.
final class MailHtml {
    private static final Safelist SAFE = new Safelist()
            .addTags(
                    "a",
                    "abbr",
                    "address",
                    "article",
                    "aside",
                    "b",
                    "bdi",
                    "bdo",
                    "big",
                    "blockquote",
                    "br",
                    "caption",
                    "center",
                    "cite",
                    "code",
                    "col",
                    "colgroup",
                    "dd",
                    "del",
                    "dfn",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "figcaption",
                    "figure",
                    "font",
                    "footer",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "i",
                    "img",
                    "ins",
                    "kbd",
                    "li",
                    "main",
                    "mark",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "q",
                    "s",
                    "samp",
                    "section",
                    "small",
                    "span",
                    "strike",
                    "strong",
                    "style",
                    "sub",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "time",
                    "tr",
                    "tt",
                    "u",
                    "ul",
                    "var",
                    "wbr")
            .addAttributes(
                    ":all", "style", "class", "dir", "lang", "title", "align", "valign", "bgcolor", "width", "height")
            .addAttributes("a", "href", "name", "id")
            .addAttributes("img", "src", "alt", "border", "hspace", "vspace")
            .addAttributes("table", "border", "cellpadding", "cellspacing", "summary", "role")
            .addAttributes("td", "colspan", "rowspan", "nowrap")
            .addAttributes("th", "colspan", "rowspan", "nowrap", "scope")
            .addAttributes("col", "span")
            .addAttributes("colgroup", "span")
            .addAttributes("font", "color", "face", "size")
            .addAttributes("ol", "start", "type")
            .addAttributes("li", "value")
            .addAttributes("ul", "type")
            .addAttributes("style", "media");

    /// What mail finds in other readers: a small margin unless its own body says otherwise, and room to fill.
    private static final String BASE_STYLE = "body{display:flex;flex-direction:column;min-height:100vh;margin:0;"
            + "font:15px/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff;overflow-wrap:anywhere}"
            + "body>div:last-child{flex:1;min-width:0;margin:12px 16px}"
            + "img{max-width:100%}";

    private final Map<String, String> contentIds;
    private final MailCss css;
    private final boolean remote;
    private int blockedImages;

    private MailHtml(Map<String, String> contentIds, boolean remote) {
        this.contentIds = contentIds;
        this.css = new MailCss(remote);
        this.remote = remote;
    }

    /// A clean document.
    ///
    /// @param document the whole page
    /// @param blocked  images and style declarations left out because they lie elsewhere
    record Cleaned(String document, int blocked) {}

    /// The policy a cleaned document is served with.
    ///
    /// The frame keeps our origin so that images of the mail, which are parts at our own URLs, pass
    /// [SameSite]; that gives nothing away, for it can run no script. Links open in a window of their own.
    static String policy(boolean remote) {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
                + (remote ? " http: https:" : "")
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
                + "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    }

    /// Cleans HTML of any kind.
    ///
    /// @param contentIds URLs of the mail's own images by content id
    /// @param remote     whether images may be loaded from where they lie
    /// @throws Deadline.LimitException when the time is over
    static Cleaned clean(String html, Map<String, String> contentIds, boolean remote, Deadline deadline)
            throws IOException {
        var cleaner = new MailHtml(contentIds, remote);
        var dirty = parse(html, deadline);
        moveIntoBody(dirty);
        var clean = new Cleaner(SAFE).clean(dirty);
        for (var element : clean.body().getAllElements()) {
            cleaner.tend(element);
        }
        deadline.check();
        return new Cleaned(page(clean), cleaner.blockedImages + cleaner.css.blocked());
    }

    private static Document parse(String html, Deadline deadline) throws IOException {
        try {
            return Parser.htmlParser()
                    .setMaxDepth(MailLimits.HTML_DEPTH)
                    .parseInput(new TimedReader(html, deadline), "");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Style sheets of the head, and the looks of the body, come along into what is cleaned.
    private static void moveIntoBody(Document document) {
        var body = document.body();
        var wrapper = new Element("div");
        for (var attribute : body.attributes()) {
            wrapper.attr(attribute.getKey(), attribute.getValue());
        }
        for (var child : body.childNodesCopy()) {
            wrapper.appendChild(child);
        }
        body.empty();
        for (var style : document.head().getElementsByTag("style")) {
            body.appendChild(style);
        }
        body.appendChild(wrapper);
    }

    private void tend(Element element) {
        if (element.hasAttr("style")) {
            element.attr("style", css.declarations(element.attr("style")));
        }
        switch (element.normalName()) {
            case "style" -> {
                var sheet = css.sheet(element.data());
                element.empty();
                element.appendChild(new DataNode(sheet));
            }
            case "a" -> tendLink(element);
            case "img" -> tendImage(element);
            default -> {}
        }
    }

    private static void tendLink(Element link) {
        if (!link.hasAttr("href")) {
            return;
        }
        var target = visible(link.attr("href"));
        switch (scheme(target)) {
            case "http", "https", "mailto", "tel" -> {
                link.attr("href", target);
                link.attr("target", "_blank");
                link.attr("rel", "noopener noreferrer nofollow");
            }
            default -> {
                if (target.startsWith("#")) {
                    link.attr("href", target);
                } else {
                    link.removeAttr("href");
                }
            }
        }
    }

    private void tendImage(Element image) {
        if (!image.hasAttr("src")) {
            return;
        }
        var source = visible(image.attr("src"));
        image.removeAttr("src");
        switch (scheme(source)) {
            case "cid" -> {
                var url = contentIds.getOrDefault(contentId(source), "");
                if (!url.isEmpty()) {
                    image.attr("src", url);
                }
            }
            case "data" -> {
                if (isPicture(source)) {
                    image.attr("src", source);
                }
            }
            case "http", "https" -> {
                if (remote) {
                    image.attr("src", source);
                } else {
                    blockedImages++;
                }
            }
            default -> {}
        }
    }

    /// The id in a `cid:` URL, percent-decoded (RFC 2392); as written when its encoding is broken.
    private static String contentId(String url) {
        var id = url.substring("cid:".length());
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }

    private static boolean isPicture(String dataUrl) {
        var head = dataUrl.substring(0, Math.min(40, dataUrl.length())).toLowerCase(Locale.ROOT);
        return head.startsWith("data:image/png;")
                || head.startsWith("data:image/jpeg;")
                || head.startsWith("data:image/gif;")
                || head.startsWith("data:image/webp;");
    }

    /// A URL as a browser would see it: without control characters, and without outer space (WHATWG URL §4.4).
    private static String visible(String url) {
        var seen = new StringBuilder(url.length());
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (!Character.isISOControl(c)) {
                seen.append(c);
            }
        }
        return seen.toString().strip();
    }

    /// The scheme in lower case; `https` for a scheme-relative URL; empty when there is none.
    private static String scheme(String url) {
        if (url.startsWith("//")) {
            return "https";
        }
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':') {
                return url.substring(0, i).toLowerCase(Locale.ROOT);
            }
            if (c == '/' || c == '?' || c == '#') {
                return "";
            }
        }
        return "";
    }

    private static String page(Document clean) {
        clean.outputSettings().prettyPrint(false);
        return "<!doctype html><html><head><meta charset=\"utf-8\"><title>Mail</title><style>"
                + BASE_STYLE
                + "</style></head><body>"
                + clean.body().html()
                + "</body></html>";
    }

    /// Lets the parser, which has no time limit of its own, fail at the deadline.
    private static final class TimedReader extends FilterReader {
        private final Deadline deadline;

        TimedReader(String text, Deadline deadline) {
            super(new StringReader(text));
            this.deadline = deadline;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            deadline.check();
            return super.read(buffer, offset, length);
        }
    }
}
