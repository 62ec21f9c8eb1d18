package io.pennypost.ses.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import io.pennypost.ses.TenantUse;
import io.pennypost.store.DocumentKind;
import io.pennypost.testing.MemoryCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// E-mail templates as a resource.
class EmailTemplatesTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final TemplateContent HELLO = content("Hello {{name}}");

    private final MemoryCatalog catalog = new MemoryCatalog();
    private final PageTokens tokens = new PageTokens("a secret of tests".getBytes(StandardCharsets.US_ASCII));
    private final EmailTemplates templates = new EmailTemplates(catalog, TenantUse.NONE, tokens);

    private static TemplateContent content(String subject) {
        return new TemplateContent(Optional.of(subject), Optional.empty(), Optional.empty());
    }

    private static EmailTemplate template(String name, Instant at) {
        return new EmailTemplate(name, HELLO, List.of(), at);
    }

    private void create(String name, Instant at) {
        templates.create(SCOPE, template(name, at));
    }

    private List<String> names() {
        return templates.list(SCOPE, Optional.empty(), 100).items().stream()
                .map(TemplateAge::name)
                .toList();
    }

    @Test
    void aTemplateIsKeptAsGiven() {
        var given = new EmailTemplate("a", HELLO, List.of(new Tag("k", "v")), NOON);

        templates.create(SCOPE, given);

        assertEquals(given, templates.require(SCOPE, "a"));
        assertTrue(templates.find(new Scope("000000000000", "eu-west-1"), "a").isEmpty());
    }

    @Test
    void aNameIsTakenOnce() {
        create("a", NOON);

        var refused = assertThrows(AlreadyExists.class, () -> create("a", NOON.plusSeconds(1)));

        assertEquals("Template a already exists.", refused.getMessage());
        assertEquals(List.of("a"), names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "ä", "a/b"})
    void aBadNameIsRefused(String name) {
        assertThrows(BadRequest.class, () -> create(name, NOON));
        assertThrows(BadRequest.class, () -> create("x".repeat(65), NOON));
        assertEquals(List.of(), names());
    }

    @Test
    void onePartIsNeededAndEachIsReadAtOnce() {
        var none = new TemplateContent(Optional.of(""), Optional.empty(), Optional.empty());
        var broken = new TemplateContent(Optional.of("s"), Optional.of("{{#if x}}"), Optional.empty());
        create("a", NOON);

        for (var content : List.of(none, broken, content("x".repeat(SesLimits.TEMPLATE_BYTES_MAX + 1)))) {
            assertThrows(
                    InvalidTemplate.class,
                    () -> templates.create(SCOPE, new EmailTemplate("b", content, List.of(), NOON)));
            assertThrows(InvalidTemplate.class, () -> templates.update(SCOPE, "a", content));
        }

        assertEquals(List.of("a"), names());
        assertEquals(HELLO, templates.require(SCOPE, "a").content());
    }

    @Test
    void theNewestComesFirst() {
        create("old", NOON);
        create("new", NOON.plusSeconds(2));
        create("between", NOON.plusSeconds(1));
        create("also", NOON.plusSeconds(1));

        assertEquals(List.of("new", "also", "between", "old"), names());
        assertEquals(
                NOON.plusSeconds(2),
                templates.list(SCOPE, Optional.empty(), 1).items().getFirst().createdAt());
    }

    @Test
    void pagesStayRightWhileTemplatesComeAndGo() {
        for (int i = 0; i < 7; i++) {
            create("t" + i, NOON.plusSeconds(i));
        }
        var first = templates.list(SCOPE, Optional.empty(), 3);

        create("newer", NOON.plusSeconds(60));
        templates.delete(SCOPE, "t4");
        templates.delete(SCOPE, "t2");
        var seen = new ArrayList<>(first.items().stream().map(TemplateAge::name).toList());
        for (var token = first.nextToken(); token.isPresent(); ) {
            var page = templates.list(SCOPE, token, 3);
            page.items().forEach(age -> seen.add(age.name()));
            token = page.nextToken();
        }

        assertEquals(List.of("t6", "t5", "t4", "t3", "t1", "t0"), seen);
    }

    @Test
    void aForeignTokenIsRefused() {
        var refused = assertThrows(BadRequest.class, () -> templates.list(SCOPE, Optional.of("t"), 3));

        assertEquals("Invalid PageToken <t>.", refused.getMessage());
    }

    @Test
    void anUpdateReplacesPartsAndLeavesTheRest() {
        templates.create(SCOPE, new EmailTemplate("a", HELLO, List.of(new Tag("k", "v")), NOON));
        var text = new TemplateContent(Optional.empty(), Optional.of("text"), Optional.empty());

        templates.update(SCOPE, "a", text);

        assertEquals(new EmailTemplate("a", text, List.of(new Tag("k", "v")), NOON), templates.require(SCOPE, "a"));
        assertEquals(List.of("a"), names());
        var missing = assertThrows(NotFound.class, () -> templates.update(SCOPE, "b", text));
        assertEquals("Template b does not exist.", missing.getMessage());
    }

    @Test
    void whatIsDeletedIsGoneFromTheListing() {
        create("a", NOON);

        templates.delete(SCOPE, "a");

        assertEquals(List.of(), names());
        assertThrows(NotFound.class, () -> templates.delete(SCOPE, "a"));
        assertFalse(templates.deleteIfPresent(SCOPE, "a"));
    }

    @Test
    void whatATenantUsesStays() {
        var used = new EmailTemplates(
                catalog, (reader, scope, arn) -> arn.equals("arn:aws:ses:us-east-1:000000000000:template/a"), tokens);
        create("a", NOON);

        assertThrows(BadRequest.class, () -> used.delete(SCOPE, "a"));

        assertEquals(List.of("a"), names());
    }

    @Test
    void thereAreTwentyThousandAtMost() {
        var kind = new DocumentKind<>("email-template", EmailTemplate.class);
        catalog.write(writer -> {
            for (int i = 1; i < SesLimits.TEMPLATES_MAX; i++) {
                kind.put(writer, SCOPE, "t" + i, template("t" + i, NOON));
            }
            return SCOPE;
        });
        create("last", NOON);

        assertThrows(LimitExceeded.class, () -> create("more", NOON));
        assertEquals(List.of("last"), names());
    }

    @Test
    void aTemplateIsReadOnceUntilItChanges() {
        create("a", NOON);
        var before = templates.parsed(templates.require(SCOPE, "a"));

        assertSame(before, templates.parsed(templates.require(SCOPE, "a")));
        templates.update(SCOPE, "a", content("Bye {{name}}"));
        assertEquals(
                "Bye Ann",
                templates
                        .render(SCOPE, "a", "{\"name\":\"Ann\"}", 100)
                        .subject()
                        .orElseThrow());
    }

    @Test
    void aSubjectHasOneLine() {
        create("a", NOON);

        var rendered = templates.render(SCOPE, "a", "{\"name\":\"A\\r\\nBcc: b\"}", 100);

        assertEquals("Hello A  Bcc: b", rendered.subject().orElseThrow());
    }

    @Test
    void whatCannotBeRenderedIsTold() {
        create("a", NOON);

        var missing = assertThrows(MissingRenderingAttribute.class, () -> templates.render(SCOPE, "a", "{}", 100));
        assertEquals("Attribute 'name' is not present in the rendering data.", missing.getMessage());
        assertThrows(InvalidRenderingParameter.class, () -> templates.render(SCOPE, "a", "{", 100));
        assertThrows(InvalidRenderingParameter.class, () -> templates.render(SCOPE, "a", "{\"name\":\"Annabel\"}", 10));
        assertThrows(NotFound.class, () -> templates.render(SCOPE, "b", "{}", 100));
    }

    @Test
    void tagsAreReadAndChanged() {
        create("a", NOON);
        var tags = templates.tags();

        assertTrue(tags.changeTags(SCOPE, "a", old -> List.of(new Tag("k", "v"))));

        assertEquals(Optional.of(List.of(new Tag("k", "v"))), tags.tags(SCOPE, "a"));
        assertFalse(tags.changeTags(SCOPE, "b", old -> old));
        assertTrue(tags.tags(SCOPE, "b").isEmpty());
    }
}
