package io.pennypost.ses.template;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.testing.MemoryCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Custom verification templates as a resource.
class CustomVerificationTemplatesTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String HTML = "<html><body style='color:red'><p>Hello</p></body></html>";

    private final CustomVerificationTemplates templates = new CustomVerificationTemplates(
            new MemoryCatalog(),
            (scope, address) -> address.domain().equals("example.com"),
            new PageTokens("a secret of tests".getBytes(StandardCharsets.US_ASCII)));

    private static CustomVerificationTemplate template(String name, String from, String success, String failure) {
        return new CustomVerificationTemplate(name, from, "Subject", success, failure, List.of(), NOON);
    }

    private void create(String name) {
        templates.create(SCOPE, template(name, "a@example.com", "https://x.example/ok", "http://x.example/no"), HTML);
    }

    private static CustomVerificationChange change(Optional<String> from, Optional<String> content) {
        return new CustomVerificationChange(from, Optional.empty(), content, Optional.empty(), Optional.empty());
    }

    @Test
    void aTemplateIsKeptWithItsContent() {
        create("v");

        var whole = templates.require(SCOPE, "v");

        assertEquals(HTML, whole.content());
        assertEquals("a@example.com", whole.template().fromEmailAddress());
        assertTrue(templates.isSenderVerified(SCOPE, whole.template()));
    }

    @Test
    void aNameIsTakenOnce() {
        create("v");

        var refused = assertThrows(AlreadyExists.class, () -> create("v"));

        assertEquals("Custom verification email template <v> already exists", refused.getMessage());
    }

    @Test
    void theSenderIsVerified() {
        var refused = assertThrows(
                FromEmailAddressNotVerified.class,
                () -> templates.create(
                        SCOPE, template("v", "a@other.example", "https://x.example/", "https://x.example/"), HTML));

        assertEquals("The from email address <a@other.example> is not verified", refused.getMessage());
        assertThrows(NotFound.class, () -> templates.require(SCOPE, "v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "ftp://x.example/", "//x.example/", "https:///no-host", "https://x y/", "javascript:x"})
    void redirectionsAreAbsoluteUrls(String url) {
        var success = assertThrows(
                BadRequest.class,
                () -> templates.create(SCOPE, template("v", "a@example.com", url, "https://x.example/"), HTML));
        var failure = assertThrows(
                BadRequest.class,
                () -> templates.create(SCOPE, template("v", "a@example.com", "https://x.example/", url), HTML));

        assertEquals("The success redirection URL is invalid", success.getMessage());
        assertEquals("The failure redirection URL is invalid", failure.getMessage());
    }

    @Test
    void aDisplayNameIsRefused() {
        assertThrows(
                BadRequest.class,
                () -> templates.create(
                        SCOPE, template("v", "A <a@example.com>", "https://x.example/", "https://x.example/"), HTML));
    }

    @Test
    void thereAreFiftyAtMost() {
        for (int i = 0; i < SesLimits.CUSTOM_VERIFICATION_TEMPLATES_MAX; i++) {
            create("v" + i);
        }

        assertThrows(LimitExceeded.class, () -> create("more"));
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        create("v");

        templates.update(SCOPE, "v", change(Optional.empty(), Optional.of("<p>New</p>")));

        var whole = templates.require(SCOPE, "v");
        assertEquals("<p>New</p>", whole.content());
        assertEquals("Subject", whole.template().subject());
        assertThrows(NotFound.class, () -> templates.update(SCOPE, "w", change(Optional.empty(), Optional.empty())));
    }

    @Test
    void aRefusedChangeChangesNothing() {
        create("v");
        var before = templates.require(SCOPE, "v");

        assertThrows(
                FromEmailAddressNotVerified.class,
                () -> templates.update(SCOPE, "v", change(Optional.of("a@b.example"), Optional.of("<p>x</p>"))));
        assertThrows(
                CustomVerificationEmailInvalidContent.class,
                () -> templates.update(SCOPE, "v", change(Optional.empty(), Optional.of("<script>"))));

        assertEquals(before, templates.require(SCOPE, "v"));
    }

    @Test
    void pagesGoOnAfterAName() {
        List.of("c", "a", "b").forEach(this::create);

        var first = templates.list(SCOPE, Optional.empty(), 2);
        var second = templates.list(SCOPE, first.nextToken(), 2);

        assertEquals(
                List.of("a", "b"),
                first.items().stream().map(CustomVerificationTemplate::name).toList());
        assertEquals(
                List.of("c"),
                second.items().stream().map(CustomVerificationTemplate::name).toList());
        assertTrue(second.nextToken().isEmpty());
        assertThrows(BadRequest.class, () -> templates.list(SCOPE, Optional.of("t"), 2));
    }

    @Test
    void whatIsDeletedIsGone() {
        create("v");

        templates.delete(SCOPE, "v");

        assertTrue(templates.find(SCOPE, "v").isEmpty());
        assertThrows(NotFound.class, () -> templates.delete(SCOPE, "v"));
        assertFalse(templates.deleteIfPresent(SCOPE, "v"));
    }

    @Test
    void tagsAreReadAndChanged() {
        create("v");

        assertTrue(templates.tags().changeTags(SCOPE, "v", old -> List.of(new Tag("k", "v"))));

        assertEquals(Optional.of(List.of(new Tag("k", "v"))), templates.tags().tags(SCOPE, "v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "<!DOCTYPE html><html><head></head><BODY class=x>1 < 2 & 3 > 2<br/><IMG SRC=\"data:image/png;base64,AA==\"/>",
                "<table width='1' summary='<a>'><tr><td colspan=2>x</td></tr></table>",
                "<ol start=3 type=a><li>x</ol>"
            })
    void theElementsOfSesAreAllowed(String html) {
        assertDoesNotThrow(() -> VerificationHtml.check(html));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='https://x.example'>x</a>",
                "<script>x</script>",
                "<!-- x -->",
                "<p onclick=x>",
                "<img srcset=x>",
                "<style>p{}</style>",
                "<p><iframe",
                "</a>",
                "<td href=x>",
                "<?php",
                "<![CDATA[x]]>",
                "<p/onload=x>"
            })
    void otherElementsAreRefused(String html) {
        assertThrows(CustomVerificationEmailInvalidContent.class, () -> VerificationHtml.check(html));
    }
}
