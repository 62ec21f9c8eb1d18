package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.BulkEmailDestination;
import software.amazon.awssdk.services.ses.model.TemplateDoesNotExistException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntryResult;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;

/// Bulk calls, and what v1 and v2 say beside the template: what arrives, and the result of each message.
final class BulkSendingTest {
    private static final String FROM = "sender@example.com";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        start("templates.strict=false");
    }

    private void start(String setting) {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"), setting);
        v2 = program.v2();
        v1 = program.v1();
        if (v2.listEmailIdentities(r -> {}).emailIdentities().isEmpty()) {
            v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
            v2.createEmailTemplate(r -> r.templateName("hello")
                    .templateContent(c -> c.subject("Hello {{name}}")
                            .text("Dear {{name}}, {{#if vip}}welcome back{{else}}welcome{{/if}}")
                            .html("<p>{{#each items}}{{this}};{{/each}}</p>")));
        }
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private Json event(String messageId, String type) {
        return program.ledger(messageId).stream()
                .filter(entry -> entry.at("type").text().equals(type))
                .findFirst()
                .orElseThrow()
                .at("detail");
    }

    @Test
    @ActsOn({
        "ses SendTemplatedEmail TemplateArn",
        "ses SendTemplatedEmail Tags.*",
        "ses SendTemplatedEmail ReplyToAddresses",
        "ses SendTemplatedEmail ReturnPath",
        "ses SendTemplatedEmail ConfigurationSetName",
        "ses SendBulkTemplatedEmail TemplateArn",
        "ses SendBulkTemplatedEmail DefaultTags.*",
        "ses SendBulkTemplatedEmail Destinations.ReplacementTags.*",
        "ses SendBulkTemplatedEmail ReplyToAddresses",
        "ses SendBulkTemplatedEmail ReturnPath",
        "ses SendBulkTemplatedEmail ConfigurationSetName"
    })
    void v1PassesOnWhatIsSaidBesideTheTemplate() {
        var arn = "arn:aws:ses:us-east-1:000000000000:template/hello";
        v2.createConfigurationSet(r -> r.configurationSetName("set"));
        var single = v1.sendTemplatedEmail(r -> r.source(FROM)
                        .destination(d -> d.toAddresses("ann@example.org"))
                        .template("other")
                        .templateArn(arn)
                        .templateData("{\"name\":\"Ann\"}")
                        .replyToAddresses("reply@example.com")
                        .configurationSetName("set")
                        .tags(tag("k", "v")))
                .messageId();
        var bulk = v1.sendBulkTemplatedEmail(r -> r.source(FROM)
                        .template("other")
                        .templateArn(arn)
                        .defaultTemplateData("{\"name\":\"Ann\"}")
                        .replyToAddresses("reply@example.com")
                        .configurationSetName("set")
                        .defaultTags(tag("k", "other"), tag("l", "w"))
                        .destinations(BulkEmailDestination.builder()
                                .destination(d -> d.toAddresses("ann@example.org"))
                                .replacementTags(tag("k", "v"))
                                .build()))
                .status()
                .getFirst()
                .messageId();

        for (var id : List.of(single, bulk)) {
            assertTrue(program.source(id).contains("Reply-To: reply@example.com\r\n"));
            var tags = event(id, "Message").at("tags");
            assertEquals("v", tags.at("k").items().getFirst().text());
            assertEquals(
                    "set", tags.at("ses:configuration-set").items().getFirst().text());
        }
        assertThrows(
                software.amazon.awssdk.services.ses.model.MessageRejectedException.class,
                () -> v1.sendTemplatedEmail(r -> r.source(FROM)
                        .destination(d -> d.toAddresses("ann@example.org"))
                        .template("hello")
                        .templateData("{}")
                        .returnPath("back@other.example")));
        assertThrows(
                software.amazon.awssdk.services.ses.model.MessageRejectedException.class,
                () -> v1.sendBulkTemplatedEmail(r -> r.source(FROM)
                        .template("hello")
                        .defaultTemplateData("{}")
                        .returnPath("back@other.example")
                        .destinations(destination("ann@example.org", ""))));
    }

    private static software.amazon.awssdk.services.ses.model.MessageTag tag(String name, String value) {
        return software.amazon.awssdk.services.ses.model.MessageTag.builder()
                .name(name)
                .value(value)
                .build();
    }

    @Test
    @ActsOn({"sesv2 SendBulkEmail ReplyToAddresses", "sesv2 SendBulkEmail FeedbackForwardingEmailAddress"})
    void v2PassesOnWhereRepliesAndBouncesGo() {
        var id = bulk(r -> r.replyToAddresses("reply@example.com").bulkEmailEntries(entry("ann@example.org", "")))
                .getFirst()
                .messageId();

        assertTrue(program.source(id).contains("Reply-To: reply@example.com\r\n"));
        assertThrows(
                MessageRejectedException.class,
                () -> bulk(r -> r.feedbackForwardingEmailAddress("back@other.example")
                        .bulkEmailEntries(entry("ann@example.org", ""))));
    }

    private static BulkEmailEntry entry(String to, String data) {
        return BulkEmailEntry.builder()
                .destination(d -> d.toAddresses(to))
                .replacementEmailContent(c -> c.replacementTemplate(t -> t.replacementTemplateData(data)))
                .build();
    }

    private List<BulkEmailEntryResult> bulk(Consumer<SendBulkEmailRequest.Builder> more) {
        return v2.sendBulkEmail(r -> {
                    r.fromEmailAddress(FROM)
                            .defaultContent(c -> c.template(t -> t.templateName("hello")
                                    .templateData("{\"name\":\"friend\",\"vip\":true}")
                                    .headers(
                                            MessageHeader.builder()
                                                    .name("X-A")
                                                    .value("default")
                                                    .build(),
                                            MessageHeader.builder()
                                                    .name("X-B")
                                                    .value("kept")
                                                    .build())))
                            .defaultEmailTags(
                                    MessageTag.builder()
                                            .name("campaign")
                                            .value("default")
                                            .build(),
                                    MessageTag.builder()
                                            .name("kind")
                                            .value("bulk")
                                            .build());
                    more.accept(r);
                })
                .bulkEmailEntryResults();
    }

    @Test
    @ActsOn({
        "sesv2 SendBulkEmail BulkEmailEntries.Destination.*",
        "sesv2 SendBulkEmail BulkEmailEntries.ReplacementEmailContent.*",
        "sesv2 SendBulkEmail DefaultContent.Template.*"
    })
    void eachOfABulkCallHasAResultOfItsOwn() {
        var results = bulk(r -> r.bulkEmailEntries(
                entry("ann@example.org", "{\"name\":\"Ann\"}"),
                entry("nobody", "{}"),
                entry("bob@example.org", "{"),
                entry("carol@example.org", "")));

        assertEquals(
                List.of(
                        BulkEmailStatus.SUCCESS,
                        BulkEmailStatus.INVALID_PARAMETER,
                        BulkEmailStatus.INVALID_PARAMETER,
                        BulkEmailStatus.SUCCESS),
                results.stream().map(BulkEmailEntryResult::status).toList());
        assertTrue(program.source(results.get(0).messageId()).contains("Dear Ann, welcome back"));
        assertTrue(program.source(results.get(3).messageId()).contains("Dear friend, welcome back"));
        assertNull(results.get(1).messageId());
        assertEquals("Missing final '@domain'", results.get(1).error());
        assertFalse(results.get(2).error().isEmpty());
        assertEquals(2, program.inbox().size());
    }

    @Test
    @ActsOn({
        "sesv2 SendBulkEmail DefaultEmailTags.*",
        "sesv2 SendBulkEmail BulkEmailEntries.ReplacementTags.*",
        "sesv2 SendBulkEmail BulkEmailEntries.ReplacementHeaders.*"
    })
    void replacementsTakeThePlaceOfDefaults() {
        var id = bulk(r -> r.bulkEmailEntries(BulkEmailEntry.builder()
                        .destination(d -> d.toAddresses("ann@example.org"))
                        .replacementTags(MessageTag.builder()
                                .name("campaign")
                                .value("own")
                                .build())
                        .replacementHeaders(
                                MessageHeader.builder().name("x-a").value("own").build())
                        .build()))
                .getFirst()
                .messageId();

        var source = program.source(id);
        assertTrue(source.contains("x-a: own\r\n"), source);
        assertFalse(source.contains("X-A: default"), source);
        assertTrue(source.contains("X-B: kept\r\n"), source);
        var tags = event(id, "Message").at("tags");
        assertEquals("own", tags.at("campaign").items().getFirst().text());
        assertEquals("bulk", tags.at("kind").items().getFirst().text());
        assertEquals(
                "SendBulkEmail", tags.at("ses:operation").items().getFirst().text());
    }

    @Test
    @ActsOn({"sesv2 SendBulkEmail ConfigurationSetName", "sesv2 SendBulkEmail FromEmailAddress"})
    void whatConcernsAllRefusesTheWholeCall() {
        var entries = List.of(entry("bad address", "{}"), entry("ann@example.org", "{}"));

        assertThrows(
                NotFoundException.class,
                () -> bulk(
                        r -> r.bulkEmailEntries(entries).defaultContent(c -> c.template(t -> t.templateName("no")))));
        assertThrows(
                BadRequestException.class,
                () -> bulk(r -> r.bulkEmailEntries(entries).configurationSetName("none")));
        assertThrows(
                MessageRejectedException.class,
                () -> bulk(r -> r.bulkEmailEntries(entries).fromEmailAddress("a@other.example")));
        assertThrows(
                BadRequestException.class,
                () -> bulk(r -> r.bulkEmailEntries(entries)
                        .defaultContent(
                                c -> c.template(t -> t.templateName("hello").templateData("[]")))));
        assertThrows(BadRequestException.class, () -> bulk(r -> r.bulkEmailEntries(List.of())));
        assertThrows(
                BadRequestException.class,
                () -> bulk(r -> r.bulkEmailEntries(java.util.Collections.nCopies(51, entries.get(1)))));
        assertEquals(List.of(), program.inbox());
    }

    private static BulkEmailDestination destination(String to, String data) {
        return BulkEmailDestination.builder()
                .destination(d -> d.toAddresses(to))
                .replacementTemplateData(data)
                .build();
    }

    @Test
    @ActsOn({
        "ses SendBulkTemplatedEmail Template",
        "ses SendBulkTemplatedEmail DefaultTemplateData",
        "ses SendBulkTemplatedEmail Source",
        "ses SendBulkTemplatedEmail Destinations.Destination.*",
        "ses SendBulkTemplatedEmail Destinations.ReplacementTemplateData"
    })
    void v1SendsInBulkToo() {
        var results = v1.sendBulkTemplatedEmail(r -> r.source(FROM)
                        .template("hello")
                        .defaultTemplateData("{\"name\":\"friend\"}")
                        .destinations(destination("ann@example.org", "{\"name\":\"Ann\"}"), destination("nobody", "")))
                .status();

        assertEquals("Success", results.get(0).statusAsString());
        assertTrue(program.source(results.get(0).messageId()).contains("Dear Ann, welcome"));
        assertEquals("InvalidParameterValue", results.get(1).statusAsString());
        assertEquals("Missing final '@domain'", results.get(1).error());
        assertThrows(
                TemplateDoesNotExistException.class,
                () -> v1.sendBulkTemplatedEmail(r -> r.source(FROM)
                        .template("none")
                        .defaultTemplateData("{}")
                        .destinations(destination("ann@example.org", ""))));
    }
}
