package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.BulkEmailDestination;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntryResult;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// Every operation that sends obeys the identities that are named by ARN; those that send templates obey tenants,
/// quotas and dry runs as the others do.
final class DelegatedTemplatesTest {
    private static final String DELEGATE = "111122223333";
    private static final String OWNER_ARN = "arn:aws:ses:us-east-1:000000000000:";
    private static final String ARN = OWNER_ARN + "identity/example.com";
    private static final String TO = "bob@example.net";
    private static final String DATA = "{\"name\":\"Ann\"}";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client owner;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        start("account.max_24_hour_send=-1");
    }

    private void start(String setting) {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"), setting);
        owner = program.v2();
        v2 = program.v2(DELEGATE, "us-east-1");
        v1 = program.v1(DELEGATE, "us-east-1");
        if (owner.listEmailIdentities(r -> {}).emailIdentities().isEmpty()) {
            owner.createEmailIdentity(r -> r.emailIdentity("example.com"));
            v2.createEmailIdentity(r -> r.emailIdentity("example.org"));
            addTemplate(owner);
            addTemplate(v2);
        }
    }

    private static void addTemplate(SesV2Client account) {
        account.createEmailTemplate(r -> r.templateName("hello")
                .templateContent(c -> c.subject("Hello {{name}}").text("Dear {{name}}")));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void allow() {
        owner.createEmailIdentityPolicy(
                r -> r.emailIdentity("example.com").policyName("p").policy("""
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "%s"},
                         "Action": "ses:*", "Resource": "%s"}}
                        """.formatted(DELEGATE, ARN)));
    }

    /// Each operation is refused in its own name without a policy, and returns the id of its message with one.
    private void obeys(Map<String, Supplier<String>> calls) {
        calls.forEach((operation, call) -> {
            var refusal = assertThrows(AwsServiceException.class, call::get, operation);
            assertEquals(
                    "User `arn:aws:iam::111122223333:root' is not authorized to perform `ses:" + operation
                            + "' on resource `" + ARN + "'",
                    refusal.awsErrorDetails().errorMessage());
        });
        assertEquals(0, program.inbox().size());
        allow();
        calls.forEach((operation, call) -> assertFalse(call.get().isEmpty(), operation));
        assertEquals(calls.size(), program.inbox().size());
    }

    private static BulkEmailDestination destination() {
        return BulkEmailDestination.builder()
                .destination(d -> d.toAddresses(TO))
                .build();
    }

    private static BulkEmailEntry entry(String to) {
        return BulkEmailEntry.builder().destination(d -> d.toAddresses(to)).build();
    }

    @Test
    @ActsOn({"ses Send* SourceArn", "sesv2 SendBulkEmail FromEmailAddressIdentityArn"})
    void theIdentityOfTheSourceIsAsked() {
        var from = "ann@example.com";
        var calls = new LinkedHashMap<String, Supplier<String>>();
        calls.put(
                "SendEmail",
                () -> v1.sendEmail(r -> r.source(from)
                                .sourceArn(ARN)
                                .destination(d -> d.toAddresses(TO))
                                .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t")))))
                        .messageId());
        calls.put(
                "SendRawEmail",
                () -> v1.sendRawEmail(r -> r.sourceArn(ARN)
                                .rawMessage(m -> m.data(SdkBytes.fromUtf8String(
                                        "From: " + from + "\r\nTo: " + TO + "\r\nSubject: s\r\n\r\nbody\r\n"))))
                        .messageId());
        calls.put(
                "SendTemplatedEmail",
                () -> v1.sendTemplatedEmail(r -> r.source(from)
                                .sourceArn(ARN)
                                .destination(d -> d.toAddresses(TO))
                                .template("hello")
                                .templateData(DATA))
                        .messageId());
        calls.put(
                "SendBulkTemplatedEmail",
                () -> v1.sendBulkTemplatedEmail(r -> r.source(from)
                                .sourceArn(ARN)
                                .template("hello")
                                .defaultTemplateData(DATA)
                                .destinations(destination()))
                        .status()
                        .getFirst()
                        .messageId());
        calls.put(
                "SendBulkEmail",
                () -> v2.sendBulkEmail(r -> r.fromEmailAddress(from)
                                .fromEmailAddressIdentityArn(ARN)
                                .defaultContent(c ->
                                        c.template(t -> t.templateName("hello").templateData(DATA)))
                                .bulkEmailEntries(entry(TO)))
                        .bulkEmailEntryResults()
                        .getFirst()
                        .messageId());
        obeys(calls);
    }

    @Test
    @ActsOn({
        "ses SendRawEmail ReturnPathArn",
        "ses SendTemplatedEmail ReturnPathArn",
        "ses SendBulkTemplatedEmail ReturnPathArn",
        "sesv2 Send* FeedbackForwardingEmailAddressIdentityArn"
    })
    void theIdentityOfTheReturnPathIsAsked() {
        var from = "me@example.org";
        var back = "bounce@example.com";
        var calls = new LinkedHashMap<String, Supplier<String>>();
        calls.put(
                "SendRawEmail",
                () -> v1.sendRawEmail(r -> r.returnPathArn(ARN)
                                .rawMessage(m -> m.data(SdkBytes.fromUtf8String("Return-Path: <" + back + ">\r\nFrom: "
                                        + from + "\r\nTo: " + TO + "\r\nSubject: s\r\n\r\nbody\r\n"))))
                        .messageId());
        calls.put(
                "SendTemplatedEmail",
                () -> v1.sendTemplatedEmail(r -> r.source(from)
                                .returnPath(back)
                                .returnPathArn(ARN)
                                .destination(d -> d.toAddresses(TO))
                                .template("hello")
                                .templateData(DATA))
                        .messageId());
        calls.put(
                "SendBulkTemplatedEmail",
                () -> v1.sendBulkTemplatedEmail(r -> r.source(from)
                                .returnPath(back)
                                .returnPathArn(ARN)
                                .template("hello")
                                .defaultTemplateData(DATA)
                                .destinations(destination()))
                        .status()
                        .getFirst()
                        .messageId());
        calls.put(
                "SendEmail",
                () -> v2.sendEmail(r -> r.fromEmailAddress(from)
                                .feedbackForwardingEmailAddress(back)
                                .feedbackForwardingEmailAddressIdentityArn(ARN)
                                .destination(d -> d.toAddresses(TO))
                                .content(c ->
                                        c.template(t -> t.templateName("hello").templateData(DATA))))
                        .messageId());
        calls.put(
                "SendBulkEmail",
                () -> v2.sendBulkEmail(r -> r.fromEmailAddress(from)
                                .feedbackForwardingEmailAddress(back)
                                .feedbackForwardingEmailAddressIdentityArn(ARN)
                                .defaultContent(c ->
                                        c.template(t -> t.templateName("hello").templateData(DATA)))
                                .bulkEmailEntries(entry(TO)))
                        .bulkEmailEntryResults()
                        .getFirst()
                        .messageId());
        obeys(calls);
    }

    private BulkEmailEntryResult sendFor(String tenant) {
        return owner.sendBulkEmail(r -> r.fromEmailAddress("ann@example.com")
                        .configurationSetName("set")
                        .tenantName(tenant)
                        .defaultContent(
                                c -> c.template(t -> t.templateName("hello").templateData(DATA)))
                        .bulkEmailEntries(entry(TO)))
                .bulkEmailEntryResults()
                .getFirst();
    }

    @Test
    @ActsOn("sesv2 SendBulkEmail TenantName")
    void aTenantUsesItsTemplatesOnly() {
        owner.createConfigurationSet(r -> r.configurationSetName("set"));
        owner.createTenant(r -> r.tenantName("shop"));
        for (var own : new String[] {"identity/example.com", "configuration-set/set"}) {
            owner.createTenantResourceAssociation(r -> r.tenantName("shop").resourceArn(OWNER_ARN + own));
        }

        var nobody = assertThrows(SesV2Exception.class, () -> sendFor("nobody"));
        var foreign = assertThrows(SesV2Exception.class, () -> sendFor("shop"));
        owner.createTenantResourceAssociation(r -> r.tenantName("shop").resourceArn(OWNER_ARN + "template/hello"));
        var id = sendFor("shop").messageId();

        assertEquals("NotFoundException", nobody.awsErrorDetails().errorCode());
        assertEquals(
                "User `arn:aws:iam::000000000000:root' is not authorized to perform `ses:SendBulkEmail' on resource `"
                        + OWNER_ARN + "template/hello'",
                foreign.awsErrorDetails().errorMessage());
        var message = program.ledger(id).getFirst().toString();
        assertTrue(message.contains("ses:tenant-name"), message);
    }

    private String tryTemplate(String data) {
        return assertThrows(
                        SesV2Exception.class,
                        () -> owner.sendEmail(r -> r.fromEmailAddress("ann@example.com")
                                .destination(d -> d.toAddresses(TO))
                                .content(c -> c.template(t -> t.templateName("hello")
                                        .templateData(data)
                                        .headers(MessageHeader.builder()
                                                .name("X-Pennypost-Dry-Run")
                                                .value("true")
                                                .build())))))
                .awsErrorDetails()
                .errorMessage();
    }

    @Test
    void aDryRunTellsWhatCannotBeRendered() {
        var good = tryTemplate(DATA);
        var bad = tryTemplate("{}");

        assertTrue(good.endsWith("Size: passes; RateAndQuota: passes"), good);
        assertTrue(bad.startsWith("Dry run: nothing was sent; the message would be refused. "), bad);
        assertTrue(
                bad.contains("Rendering: BadRequestException: Attribute 'name' is not present in the rendering data."),
                bad);
        assertEquals(0, program.inbox().size());
    }

    @Test
    void whatCannotBeRenderedIsCountedAndTheQuotaIsToldOfEachMessage() {
        program.close();
        start("account.max_24_hour_send=2");

        var unrendered = owner.sendEmail(r -> r.fromEmailAddress("ann@example.com")
                .destination(d -> d.toAddresses(TO))
                .content(c -> c.template(t -> t.templateName("hello").templateData("{}"))));
        var results = owner.sendBulkEmail(r -> r.fromEmailAddress("ann@example.com")
                        .defaultContent(
                                c -> c.template(t -> t.templateName("hello").templateData(DATA)))
                        .bulkEmailEntries(entry(TO), entry("carl@example.net")))
                .bulkEmailEntryResults();

        assertFalse(unrendered.messageId().isEmpty());
        assertEquals(BulkEmailStatus.SUCCESS, results.get(0).status());
        assertEquals(
                BulkEmailStatus.ACCOUNT_DAILY_QUOTA_EXCEEDED, results.get(1).status());
        assertEquals("Daily message quota exceeded.", results.get(1).error());
    }
}
