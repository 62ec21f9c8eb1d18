package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailCssTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "color:red|color:red;",
                "color:red;background:url(https://x.example/a.png)|color:red;",
                "background:URL( 'http://x.example/a;b.png' );color:red|color:red;",
                "background:url(data:image/png;base64,AAAA)|``",
                "background:u\\72l(https://x.example)|``",
                "background:u/**/rl(https://x.example);color:red|color:red;",
                "width:expression(alert(1))|``",
                "behavior:url(x.htc)|``",
                "-moz-binding:url(x.xml)|``",
                "background:image-set('https://x.example/a.png' 1x)|``",
                "content:'a;b';color:red|content:'a;b';color:red;",
                "color:red}body{display:none|display:none;",
                "no colon;color:red|color:red;",
            })
    void declarationsThatLoadOrRunAreDropped(String css, String kept) {
        assertEquals(kept, new MailCss(false).declarations(css));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "p{color:red}|p{color:red;}",
                "@import url(https://x.example/a.css);p{color:red}|p{color:red;}",
                "@import 'a.css';p{color:red}|p{color:red;}",
                "@font-face{font-family:x;src:url(https://x.example/f)}p{color:red}|p{color:red;}",
                "@media (max-width:600px){p{color:red;background:url(//x.example)}}|@media (max-width:600px){p{color:red;}}",
                "p{color:red|p{color:red;}",
                "p{color:red}}}q{top:0}|p{color:red;}q{top:0;}",
                "</style><script>alert(1)</script>{}p{color:red}|p{color:red;}",
                "/* p{ */q{top:0}/* open|q{top:0;}",
            })
    void sheetsKeepTheirSafeRules(String css, String kept) {
        assertEquals(kept, new MailCss(false).sheet(css));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "background:url(https://x.example/a.png)|1|background:url(https://x.example/a.png);",
                "background:url(javascript:alert(1))|0|''",
                "background:url(/_pennypost/v1/messages)|0|''",
            })
    void pictureAddressesMayStayWhenAsked(String css, int blocked, String keptWhenAsked) {
        var closed = new MailCss(false);

        closed.declarations(css);

        assertEquals(blocked, closed.blocked());
        assertEquals(keptWhenAsked, new MailCss(true).declarations(css));
    }
}
