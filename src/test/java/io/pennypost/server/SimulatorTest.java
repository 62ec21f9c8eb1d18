package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

/// Outcomes without a delivery: the mailbox simulator and the suppression lists, in a program that captures its mail.
final class SimulatorTest {
    private static final String ON_LIST = "Amazon SES did not send the message to this address because it is on the"
            + " suppression list for your account. For more information about removing addresses from the suppression"
            + " list, see the Amazon SES Developer Guide at"
            + " https://docs.aws.amazon.com/ses/latest/DeveloperGuide/sending-email-suppression-list.html";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private String send(String set, String tenant, String... to) {
        return v2.sendEmail(r -> r.fromEmailAddress("ann@example.com")
                        .configurationSetName(set.isEmpty() ? null : set)
                        .tenantName(tenant.isEmpty() ? null : tenant)
                        .destination(d -> d.toAddresses(to))
                        .content(c -> c.simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))))
                .messageId();
    }

    private List<Json> events(String id) {
        return program.ledger(id).stream()
                .filter(line -> List.of("Delivery", "Bounce", "Complaint")
                        .contains(line.at("type").text()))
                .toList();
    }

    private List<Json> events(String id, int count) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (events(id).size() < count) {
            assertTrue(System.nanoTime() < end, () -> "there are " + events(id));
            assertFalse(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS));
        }
        return events(id);
    }

    private static List<String> types(List<Json> events) {
        return events.stream().map(line -> line.at("type").text()).toList();
    }

    private static String text(Json event, String name) {
        return event.at("detail").at(name).text();
    }

    private static Json bounced(Json event) {
        return event.at("detail").at("bouncedRecipients").items().getFirst();
    }

    @ParameterizedTest
    @CsvSource({"success", "success+label", "ooto", "ooto+a+b"})
    void someMailboxesTakeTheMail(String local) throws Exception {
        var events = events(send("", "", local + "@simulator.amazonses.com"), 1);

        assertEquals(List.of("Delivery"), types(events));
        assertEquals("250 2.6.0 Message received", text(events.getFirst(), "smtpResponse"));
    }

    @ParameterizedTest
    @CsvSource({"bounce", "bounce+label"})
    void bounceIsAnUnknownUser(String local) throws Exception {
        var events = events(send("", "", local + "@SIMULATOR.amazonses.com"), 1);

        assertEquals(List.of("Bounce"), types(events));
        assertEquals("Permanent", text(events.getFirst(), "bounceType"));
        assertEquals("General", text(events.getFirst(), "bounceSubType"));
        var recipient = bounced(events.getFirst());
        assertEquals("failed", recipient.at("action").text());
        assertEquals("5.1.1", recipient.at("status").text());
        assertEquals(
                "smtp; 550 5.1.1 user unknown", recipient.at("diagnosticCode").text());
    }

    @Test
    void complaintIsDeliveredFirst() throws Exception {
        var events = events(send("", "", "complaint+x@simulator.amazonses.com"), 2);

        assertEquals(List.of("Delivery", "Complaint"), types(events));
        assertEquals("abuse", text(events.getLast(), "complaintFeedbackType"));
        assertEquals(
                "complaint+x@simulator.amazonses.com",
                events.getLast()
                        .at("detail")
                        .at("complainedRecipients")
                        .items()
                        .getFirst()
                        .at("emailAddress")
                        .text());
    }

    @Test
    void suppressionlistBouncesAsSuppressed() throws Exception {
        var events = events(send("", "", "suppressionlist@simulator.amazonses.com"), 1);

        assertEquals(List.of("Bounce"), types(events));
        assertEquals("Suppressed", text(events.getFirst(), "bounceSubType"));
        assertEquals(
                "Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an"
                        + " invalid address.",
                bounced(events.getFirst()).at("diagnosticCode").text());
    }

    @Test
    void othersOfTheMessageAreCapturedAsEver() throws Exception {
        var id = send("", "", "bob@example.net", "success@simulator.amazonses.com");

        assertEquals(List.of("Delivery"), types(events(id, 1)));
        assertEquals(
                "[\"bob@example.net\", \"success@simulator.amazonses.com\"]",
                program.captured(id).at("Destination").at("ToAddresses").toString());
    }

    @Test
    void theSimulatorLeavesTheQuotaAlone() {
        send("", "", "bob@example.net", "success@simulator.amazonses.com", "bounce@simulator.amazonses.com");

        assertEquals(1.0, v2.getAccount(r -> {}).sendQuota().sentLast24Hours());
    }

    private void suppress(String address, SuppressionListReason reason) {
        v2.putSuppressedDestination(r -> r.emailAddress(address).reason(reason));
    }

    @Test
    void aSuppressedRecipientIsAcceptedCountedAndToldAsABounce() {
        suppress("gone@example.net", SuppressionListReason.BOUNCE);

        var id = send("", "", "gone@EXAMPLE.net", "bob@example.net");

        var events = events(id);
        assertEquals(List.of("Bounce"), types(events));
        assertEquals("Permanent", text(events.getFirst(), "bounceType"));
        assertEquals("OnAccountSuppressionList", text(events.getFirst(), "bounceSubType"));
        assertEquals("dns; amazonses.com", text(events.getFirst(), "reportingMTA"));
        var recipient = bounced(events.getFirst());
        assertEquals("gone@example.net", recipient.at("emailAddress").text());
        assertEquals("failed", recipient.at("action").text());
        assertEquals("5.1.1", recipient.at("status").text());
        assertEquals(ON_LIST, recipient.at("diagnosticCode").text());
        assertEquals(2.0, v2.getAccount(r -> {}).sendQuota().sentLast24Hours());
    }

    @Test
    void anEntryForComplaintsIsToldAsAComplaint() {
        suppress("angry@example.net", SuppressionListReason.COMPLAINT);

        var events = events(send("", "", "angry@example.net"));

        assertEquals(List.of("Complaint"), types(events));
        assertEquals("OnAccountSuppressionList", text(events.getFirst(), "complaintSubType"));
    }

    @Test
    void anEntryCountsOnlyForReasonsInEffect() {
        suppress("gone@example.net", SuppressionListReason.BOUNCE);
        v2.putAccountSuppressionAttributes(r -> r.suppressedReasons(SuppressionListReason.COMPLAINT));
        assertEquals(List.of(), events(send("", "", "gone@example.net")));

        v2.createConfigurationSet(r -> r.configurationSetName("strict")
                .suppressionOptions(s -> s.suppressedReasons(SuppressionListReason.BOUNCE)));
        assertEquals(List.of("Bounce"), types(events(send("strict", "", "gone@example.net"))));
    }

    @Test
    void aSetWithoutReasonsSuppressesNothing() {
        suppress("gone@example.net", SuppressionListReason.BOUNCE);
        v2.createConfigurationSet(
                r -> r.configurationSetName("open").suppressionOptions(s -> s.suppressedReasons(List.of())));

        assertEquals(List.of(), events(send("open", "", "gone@example.net")));
        assertEquals(List.of("Bounce"), types(events(send("", "", "gone@example.net"))));
    }

    @Test
    void aTenantWithAListOfItsOwnIsJudgedByIt() {
        v2.createConfigurationSet(r -> r.configurationSetName("set"));
        v2.createTenant(r -> r.tenantName("shop")
                .suppressionAttributes(
                        a -> a.suppressedReasons(SuppressionListReason.BOUNCE).suppressionScope("TENANT")));
        for (var resource : List.of("identity/example.com", "configuration-set/set")) {
            v2.createTenantResourceAssociation(
                    r -> r.tenantName("shop").resourceArn("arn:aws:ses:us-east-1:000000000000:" + resource));
        }
        suppress("account@example.net", SuppressionListReason.BOUNCE);
        v2.putSuppressedDestination(r -> r.emailAddress("tenant@example.net")
                .reason(SuppressionListReason.BOUNCE)
                .tenantName("shop"));

        var events = events(send("set", "shop", "account@example.net", "tenant@example.net"));

        assertEquals(List.of("Bounce"), types(events));
        assertEquals("OnTenantSuppressionList", text(events.getFirst(), "bounceSubType"));
        assertEquals(
                "tenant@example.net",
                bounced(events.getFirst()).at("emailAddress").text());
    }
}
