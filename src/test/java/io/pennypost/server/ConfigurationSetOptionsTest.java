package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetConfigurationSetResponse;
import software.amazon.awssdk.services.sesv2.model.HttpsPolicy;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.TlsPolicy;

/// The option blocks of a configuration set as clients of v2 put and read them.
final class ConfigurationSetOptionsTest {
    private static final String SET = "/v2/email/configuration-sets/shop";
    private static final String ARCHIVE =
            "arn:aws:ses:us-east-1:000000000000:mailmanager-archive/a-abcdefghijklmnopqrstuvwxyz";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
        v2.createConfigurationSet(r -> r.configurationSetName("shop"));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private GetConfigurationSetResponse set() {
        return v2.getConfigurationSet(r -> r.configurationSetName("shop"));
    }

    private void put(String block, String body) {
        var answer = program.json("PUT", SET + "/" + block, body);
        assertEquals("200 {}", answer.status() + " " + answer.body());
    }

    private void assertPutRefused(String block, String body, String code, String message) {
        assertRefused(program.json("PUT", SET + "/" + block, body), code, message);
    }

    private static void assertRefused(RunningProgram.Answer answer, String code, String message) {
        assertEquals(
                code + ": " + message,
                answer.header("x-amzn-ErrorType") + ": "
                        + answer.json().at("message").text());
    }

    @Test
    void sendingIsPausedByAnEmptyBodyAndGoesOnWithAFreshStart() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        put("sending", "{}");
        assertFalse(set().sendingOptions().sendingEnabled());
        assertNull(set().reputationOptions().lastFreshStart());
        assertThrows(SendingPausedException.class, this::send);

        v2.putConfigurationSetSendingOptions(r -> r.configurationSetName("shop").sendingEnabled(true));

        assertTrue(set().sendingOptions().sendingEnabled());
        assertNotNull(set().reputationOptions().lastFreshStart());
        send();
    }

    private void send() {
        v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                .destination(d -> d.toAddresses("b@example.net"))
                .configurationSetName("shop")
                .content(c -> c.simple(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data("x"))))));
    }

    @Test
    void reputationMetricsAreOffWithoutTheFlag() {
        assertTrue(set().reputationOptions().reputationMetricsEnabled());
        put("reputation-options", "{}");
        assertFalse(set().reputationOptions().reputationMetricsEnabled());
        v2.putConfigurationSetReputationOptions(
                r -> r.configurationSetName("shop").reputationMetricsEnabled(true));
        assertTrue(set().reputationOptions().reputationMetricsEnabled());
    }

    @Test
    void deliveryOptionsAreReplacedAsAWholeAndClearedByNothing() {
        v2.putConfigurationSetDeliveryOptions(
                r -> r.configurationSetName("shop").tlsPolicy(TlsPolicy.REQUIRE).maxDeliverySeconds(300L));
        assertEquals(TlsPolicy.REQUIRE, set().deliveryOptions().tlsPolicy());
        assertEquals(300L, set().deliveryOptions().maxDeliverySeconds());
        put("delivery-options", "{\"TlsPolicy\":\"OPTIONAL\"}");
        assertEquals(TlsPolicy.OPTIONAL, set().deliveryOptions().tlsPolicy());
        assertNull(set().deliveryOptions().maxDeliverySeconds());
        put("delivery-options", "{}");
        assertNull(set().deliveryOptions());
    }

    @Test
    void badDeliveryOptionsAreRefusedAndChangeNothing() {
        put("delivery-options", "{\"TlsPolicy\":\"REQUIRE\"}");
        assertPutRefused(
                "delivery-options",
                "{\"TlsPolicy\":\"MAYBE\"}",
                "BadRequestException",
                "1 validation error detected: Value at 'tlsPolicy' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [OPTIONAL, REQUIRE]");
        assertPutRefused(
                "delivery-options",
                "{\"MaxDeliverySeconds\":299}",
                "BadRequestException",
                "1 validation error detected: Value at 'maxDeliverySeconds' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 300");
        assertPutRefused(
                "delivery-options",
                "{\"MaxDeliverySeconds\":50401}",
                "BadRequestException",
                "1 validation error detected: Value at 'maxDeliverySeconds' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 50400");
        assertPutRefused(
                "delivery-options",
                "{\"SendingPoolName\":\" \"}",
                "BadRequestException",
                "sendingPoolName can't be blank.");
        assertPutRefused(
                "delivery-options",
                "{\"SendingPoolName\":\"pool\"}",
                "NotFoundException",
                "SendingPool <pool> doesn't exist");
        assertEquals(TlsPolicy.REQUIRE, set().deliveryOptions().tlsPolicy());
    }

    @Test
    void trackingOptionsNeedAVerifiedDomain() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.putConfigurationSetTrackingOptions(r -> r.configurationSetName("shop")
                .customRedirectDomain("links.example.com")
                .httpsPolicy(HttpsPolicy.REQUIRE));
        assertEquals("links.example.com", set().trackingOptions().customRedirectDomain());
        assertEquals(HttpsPolicy.REQUIRE, set().trackingOptions().httpsPolicy());

        assertPutRefused(
                "tracking-options",
                "{\"HttpsPolicy\":\"REQUIRE\"}",
                "BadRequestException",
                "CustomRedirectDomain must be specified.");
        assertPutRefused(
                "tracking-options",
                "{\"CustomRedirectDomain\":\"nobody.example\",\"HttpsPolicy\":\"MAYBE\"}",
                "BadRequestException",
                "Domain <nobody.example> is not verified under this account.");
        assertPutRefused(
                "tracking-options",
                "{\"CustomRedirectDomain\":\"example.com\",\"HttpsPolicy\":\"MAYBE\"}",
                "BadRequestException",
                "1 validation error detected: Value at 'httpsPolicy' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [OPTIONAL, REQUIRE, REQUIRE_OPEN_ONLY]");
        assertEquals("links.example.com", set().trackingOptions().customRedirectDomain());

        put("tracking-options", "{}");
        assertNull(set().trackingOptions());
    }

    @Test
    void suppressionOptionsWithoutReasonsSuppressNothing() {
        assertNull(set().suppressionOptions());
        v2.putConfigurationSetSuppressionOptions(r -> r.configurationSetName("shop")
                .suppressedReasons(SuppressionListReason.COMPLAINT)
                .suppressionScope("ACCOUNT")
                .validationOptions(o -> o.conditionThreshold(t -> t.conditionThresholdEnabled("ENABLED")
                        .overallConfidenceThreshold(c -> c.confidenceVerdictThreshold("HIGH")))));
        assertEquals(
                List.of(SuppressionListReason.COMPLAINT),
                set().suppressionOptions().suppressedReasons());
        assertEquals("ACCOUNT", set().suppressionOptions().suppressionScopeAsString());
        assertEquals(
                "HIGH",
                set().suppressionOptions()
                        .validationOptions()
                        .conditionThreshold()
                        .overallConfidenceThreshold()
                        .confidenceVerdictThresholdAsString());
        for (var nothing : List.of("{}", "{\"SuppressedReasons\":null}", "{\"SuppressedReasons\":[]}")) {
            put("suppression-options", "{\"SuppressedReasons\":[\"BOUNCE\"]}");
            put("suppression-options", nothing);
            var kept = program.json("GET", SET, "").json().at("SuppressionOptions");
            assertEquals(List.of(), kept.at("SuppressedReasons").texts());
        }
    }

    @Test
    void badReasonsAreWordedOtherwiseByPutThanByCreate() {
        put("suppression-options", "{\"SuppressedReasons\":[\"BOUNCE\"]}");
        assertPutRefused(
                "suppression-options",
                "{\"SuppressedReasons\":[\"COMPLAINT\",\"SPAM\"]}",
                "BadRequestException",
                "Reason SPAM is invalid, must be one of [BOUNCE, COMPLAINT].");
        assertPutRefused(
                "suppression-options",
                "{\"SuppressedReasons\":[null]}",
                "BadRequestException",
                "Reason null is invalid, must be one of [BOUNCE, COMPLAINT].");
        assertEquals(
                List.of(SuppressionListReason.BOUNCE),
                set().suppressionOptions().suppressedReasons());

        assertCreateRefused(
                "{\"SuppressedReasons\":[\"SPAM\"]}",
                "BadRequestException",
                "1 validation error detected: Value at 'suppressionOptions.suppressedReasons' failed to satisfy "
                        + "constraint: Member must satisfy constraint: [Member must satisfy enum value set: "
                        + "[BOUNCE, COMPLAINT]]");
        assertCreateRefused(
                "{\"SuppressedReasons\":[null]}",
                "BadRequestException",
                "Reason null is invalid, must be one of [BOUNCE, COMPLAINT].");
        assertEquals(List.of("shop"), v2.listConfigurationSets(r -> {}).configurationSets());
    }

    private void assertCreateRefused(String suppression, String code, String message) {
        var body = "{\"ConfigurationSetName\":\"new\",\"SuppressionOptions\":" + suppression + "}";
        assertRefused(program.json("POST", "/v2/email/configuration-sets", body), code, message);
    }

    @Test
    void anEmptyListOfReasonsIsKeptAtCreationToo() {
        v2.createConfigurationSet(
                r -> r.configurationSetName("none").suppressionOptions(o -> o.suppressedReasons(List.of())));
        v2.createConfigurationSet(r -> r.configurationSetName("block").suppressionOptions(o -> {}));
        for (var name : List.of("none", "block")) {
            var options =
                    v2.getConfigurationSet(r -> r.configurationSetName(name)).suppressionOptions();
            assertTrue(options.hasSuppressedReasons(), name);
            assertEquals(List.of(), options.suppressedReasons());
        }
    }

    @Test
    void vdmOptionsAreReplacedAndCleared() {
        v2.putConfigurationSetVdmOptions(r -> r.configurationSetName("shop")
                .vdmOptions(o -> o.dashboardOptions(d -> d.engagementMetrics("ENABLED"))
                        .guardianOptions(g -> g.optimizedSharedDelivery("DISABLED"))));
        assertEquals("ENABLED", set().vdmOptions().dashboardOptions().engagementMetricsAsString());
        assertEquals("DISABLED", set().vdmOptions().guardianOptions().optimizedSharedDeliveryAsString());
        assertPutRefused(
                "vdm-options",
                "{\"VdmOptions\":{\"DashboardOptions\":{\"EngagementMetrics\":\"ON\"}}}",
                "BadRequestException",
                "1 validation error detected: Value at 'vdmOptions.dashboardOptions.engagementMetrics' failed to satisfy "
                        + "constraint: Member must satisfy enum value set: [ENABLED, DISABLED]");
        assertNotNull(set().vdmOptions());
        for (var nothing : List.of("{}", "{\"VdmOptions\":{}}")) {
            put("vdm-options", "{\"VdmOptions\":{\"DashboardOptions\":{\"EngagementMetrics\":\"ENABLED\"}}}");
            put("vdm-options", nothing);
            assertNull(set().vdmOptions());
        }
    }

    @Test
    void anArchiveIsNamedAndDetached() {
        v2.putConfigurationSetArchivingOptions(
                r -> r.configurationSetName("shop").archiveArn(ARCHIVE));
        assertEquals(ARCHIVE, set().archivingOptions().archiveArn());
        var refused = assertThrows(
                SesV2Exception.class,
                () -> v2.putConfigurationSetArchivingOptions(
                        r -> r.configurationSetName("shop").archiveArn("a".repeat(20))));
        assertEquals("BadRequestException", refused.awsErrorDetails().errorCode());
        assertEquals(ARCHIVE, set().archivingOptions().archiveArn());
        put("archiving-options", "{}");
        assertNull(set().archivingOptions());
    }

    @Test
    void anUpdateLeavesAloneWhatItDoesNotName() {
        v2.updateConfigurationSet(r -> r.configurationSetName("shop")
                .messageSecurityOptions(o -> o.signingScheme(s -> s.smimeScheme(m -> m.signatureFormat("DETACHED")))));
        v2.updateConfigurationSet(r -> r.configurationSetName("shop"));
        assertEquals(
                "DETACHED",
                set().messageSecurityOptions().signingScheme().smimeScheme().signatureFormatAsString());
    }

    @Test
    void everyPutNeedsItsSet() {
        var bodies = Map.of(
                "sending", "{}",
                "reputation-options", "{}",
                "delivery-options", "{\"SendingPoolName\":\"pool\"}",
                "tracking-options", "{\"CustomRedirectDomain\":\"nobody.example\"}",
                "suppression-options", "{}",
                "vdm-options", "{}",
                "archiving-options", "{}");
        bodies.forEach((block, body) -> assertRefused(
                program.json("PUT", "/v2/email/configuration-sets/none/" + block, body),
                "NotFoundException",
                "Configuration set <none> does not exist."));
        var update = assertThrows(
                NotFoundException.class, () -> v2.updateConfigurationSet(r -> r.configurationSetName("none")));
        assertEquals(404, update.statusCode());
        assertEquals(
                "Configuration set <none> does not exist.",
                update.awsErrorDetails().errorMessage());
    }

    @Test
    void emptyBlocksAtCreationAreLeftOutOfTheAnswer() {
        var created = program.json(
                "POST",
                "/v2/email/configuration-sets",
                "{\"ConfigurationSetName\":\"bare\",\"DeliveryOptions\":{},\"VdmOptions\":{},\"ArchivingOptions\":{}}");
        assertEquals(200, created.status());
        var bare = program.json("GET", "/v2/email/configuration-sets/bare", "").json();
        for (var block : List.of("DeliveryOptions", "VdmOptions", "ArchivingOptions", "TrackingOptions")) {
            assertFalse(bare.has(block), block);
        }
        assertTrue(bare.has("SendingOptions"));
    }
}
