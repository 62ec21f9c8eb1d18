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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ConfigurationSet;
import software.amazon.awssdk.services.ses.model.ConfigurationSetAlreadyExistsException;
import software.amazon.awssdk.services.ses.model.ConfigurationSetAttribute;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.DescribeConfigurationSetResponse;
import software.amazon.awssdk.services.ses.model.ListConfigurationSetsRequest;
import software.amazon.awssdk.services.ses.model.TlsPolicy;
import software.amazon.awssdk.services.ses.model.TrackingOptionsAlreadyExistsException;
import software.amazon.awssdk.services.ses.model.TrackingOptionsDoesNotExistException;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Configuration sets as clients of v1 see them, over the same state as v2.
final class ConfigurationSetsV1Test {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesClient v1;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v1 = program.v1();
        v2 = program.v2();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void create(String name) {
        v1.createConfigurationSet(r -> r.configurationSet(s -> s.name(name)));
    }

    private DescribeConfigurationSetResponse describe(String name, ConfigurationSetAttribute... attributes) {
        return v1.describeConfigurationSet(
                r -> r.configurationSetName(name).configurationSetAttributeNames(attributes));
    }

    private List<String> names(Consumer<ListConfigurationSetsRequest.Builder> request) {
        return v1.listConfigurationSets(request).configurationSets().stream()
                .map(ConfigurationSet::name)
                .toList();
    }

    private static <E extends AwsServiceException> E assertRefused(
            Class<E> type, String code, String message, Executable call) {
        var refused = assertThrows(type, call);
        assertEquals(400, refused.statusCode());
        assertEquals(
                code + ": " + message,
                refused.awsErrorDetails().errorCode() + ": "
                        + refused.awsErrorDetails().errorMessage());
        return refused;
    }

    private static void assertRefused(String code, String message, Executable call) {
        assertRefused(AwsServiceException.class, code, message, call);
    }

    @Test
    void aSetOfV1SendsAndDoesNotMeasure() {
        create("shop");
        var described =
                describe("shop", ConfigurationSetAttribute.knownValues().toArray(ConfigurationSetAttribute[]::new));
        assertEquals("shop", described.configurationSet().name());
        assertTrue(described.reputationOptions().sendingEnabled());
        assertFalse(described.reputationOptions().reputationMetricsEnabled());
        assertNull(described.reputationOptions().lastFreshStart());
        assertTrue(described.hasEventDestinations());
        assertNull(described.trackingOptions());
        assertNull(described.deliveryOptions());
        var inV2 = v2.getConfigurationSet(r -> r.configurationSetName("shop"));
        assertTrue(inV2.sendingOptions().sendingEnabled());
        assertFalse(inV2.reputationOptions().reputationMetricsEnabled());
    }

    @Test
    void onlyWhatIsAskedForIsDescribed() {
        create("shop");
        var described = describe("shop");
        assertEquals("shop", described.configurationSet().name());
        assertNull(described.reputationOptions());
        assertFalse(described.hasEventDestinations());
        assertRefused(
                "ValidationError",
                "1 validation error detected: Value at 'configurationSetAttributeNames' failed to satisfy constraint: "
                        + "Member must satisfy constraint: [Member must satisfy enum value set: "
                        + "[deliveryOptions, eventDestinations, reputationOptions, trackingOptions]]",
                () -> v1.describeConfigurationSet(
                        r -> r.configurationSetName("shop").configurationSetAttributeNamesWithStrings("all")));
    }

    @Test
    void namesAreCheckedAndTakenOnce() {
        create("shop");
        var twice = assertRefused(
                ConfigurationSetAlreadyExistsException.class,
                "ConfigurationSetAlreadyExists",
                "Configuration set shop already exists.",
                () -> create("shop"));
        assertEquals("shop", twice.configurationSetName());
        assertRefused(
                "InvalidConfigurationSet",
                "Invalid configuration set name <a b>: only alphanumeric ASCII characters, '_',  '-' are allowed.",
                () -> create("a b"));
        assertEquals(List.of("shop"), names(r -> {}));
    }

    @Test
    void setsAreListedByPageAndTokensAreThoseOfV2() {
        IntStream.range(0, 60).forEach(i -> create("s" + (10 + i)));
        assertEquals(60, names(r -> {}).size());
        assertEquals(50, names(r -> r.maxItems(0)).size());
        assertEquals(50, names(r -> r.maxItems(1001)).size());
        var token = v1.listConfigurationSets(r -> r.maxItems(59)).nextToken();
        assertEquals(List.of("s69"), names(r -> r.nextToken(token).maxItems(59)));
        assertEquals(
                List.of("s69"),
                v2.listConfigurationSets(r -> r.nextToken(token)).configurationSets());

        var refused = program.form("Action=ListConfigurationSets&Version=2010-12-01&NextToken=abc");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("<Code>InvalidParameterValue</Code>"), refused.body());
        assertFalse(refused.body().contains("abc"), refused.body());
    }

    @Test
    void sendingAndMetricsAreSwitched() {
        create("shop");
        v1.updateConfigurationSetSendingEnabled(
                r -> r.configurationSetName("shop").enabled(false));
        v1.updateConfigurationSetReputationMetricsEnabled(
                r -> r.configurationSetName("shop").enabled(true));
        var off = describe("shop", ConfigurationSetAttribute.REPUTATION_OPTIONS).reputationOptions();
        assertFalse(off.sendingEnabled());
        assertTrue(off.reputationMetricsEnabled());
        assertNull(off.lastFreshStart());

        v1.updateConfigurationSetSendingEnabled(
                r -> r.configurationSetName("shop").enabled(true));

        var on = describe("shop", ConfigurationSetAttribute.REPUTATION_OPTIONS).reputationOptions();
        assertTrue(on.sendingEnabled());
        assertNotNull(on.lastFreshStart());
        var wire = program.form("Action=UpdateConfigurationSetSendingEnabled&Version=2010-12-01"
                + "&ConfigurationSetName=shop&Enabled=false");
        assertEquals(200, wire.status());
        assertFalse(wire.body().contains("Result"), wire.body());
        assertRefused(
                "ValidationError",
                "1 validation error detected: Value null at 'enabled' failed to satisfy constraint: "
                        + "Member must not be null",
                () -> v1.updateConfigurationSetSendingEnabled(r -> r.configurationSetName("shop")));
    }

    @Test
    void theTlsPolicyIsPutAndTakenAway() {
        create("shop");
        v1.putConfigurationSetDeliveryOptions(
                r -> r.configurationSetName("shop").deliveryOptions(d -> d.tlsPolicy(TlsPolicy.REQUIRE)));
        assertEquals(
                TlsPolicy.REQUIRE,
                describe("shop", ConfigurationSetAttribute.DELIVERY_OPTIONS)
                        .deliveryOptions()
                        .tlsPolicy());
        v2.putConfigurationSetDeliveryOptions(
                r -> r.configurationSetName("shop").maxDeliverySeconds(600L));
        assertEquals(
                TlsPolicy.OPTIONAL,
                describe("shop", ConfigurationSetAttribute.DELIVERY_OPTIONS)
                        .deliveryOptions()
                        .tlsPolicy());
        v1.putConfigurationSetDeliveryOptions(
                r -> r.configurationSetName("shop").deliveryOptions(d -> d.tlsPolicy(TlsPolicy.REQUIRE)));
        v1.putConfigurationSetDeliveryOptions(r -> r.configurationSetName("shop"));
        var delivery =
                v2.getConfigurationSet(r -> r.configurationSetName("shop")).deliveryOptions();
        assertNull(delivery.tlsPolicy());
        assertEquals(600L, delivery.maxDeliverySeconds());
        assertRefused(
                "ValidationError",
                "1 validation error detected: Value at 'deliveryOptions.tlsPolicy' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [Optional, Require]",
                () -> v1.putConfigurationSetDeliveryOptions(
                        r -> r.configurationSetName("shop").deliveryOptions(d -> d.tlsPolicy("Maybe"))));
    }

    @Test
    void theTrackingDomainIsCreatedUpdatedAndDeleted() {
        create("shop");
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        var missing = "There are no tracking options for configuration set <shop>";
        assertRefused(
                TrackingOptionsDoesNotExistException.class,
                "TrackingOptionsDoesNotExistException",
                missing,
                () -> updateTracking("shop", "a.example.com"));
        var none = assertRefused(
                TrackingOptionsDoesNotExistException.class,
                "TrackingOptionsDoesNotExistException",
                missing,
                () -> v1.deleteConfigurationSetTrackingOptions(r -> r.configurationSetName("shop")));
        assertEquals("shop", none.configurationSetName());

        createTracking("shop", "a.example.com");
        var twice = assertRefused(
                TrackingOptionsAlreadyExistsException.class,
                "TrackingOptionsAlreadyExistsException",
                "Configuration set <shop> already has tracking options.",
                () -> createTracking("shop", "b.example.com"));
        assertEquals("shop", twice.configurationSetName());
        updateTracking("shop", "b.example.com");
        assertEquals(
                "b.example.com",
                describe("shop", ConfigurationSetAttribute.TRACKING_OPTIONS)
                        .trackingOptions()
                        .customRedirectDomain());
        assertRefused(
                "InvalidTrackingOptions",
                "Domain <nobody.example> is not verified under this account.",
                () -> updateTracking("shop", "nobody.example"));
        assertRefused(
                "InvalidTrackingOptions",
                "At least one field of TrackingOptions must contain a value.",
                () -> updateTracking("shop", ""));
        v1.deleteConfigurationSetTrackingOptions(r -> r.configurationSetName("shop"));
        assertNull(describe("shop", ConfigurationSetAttribute.TRACKING_OPTIONS).trackingOptions());
    }

    private void createTracking(String set, String domain) {
        v1.createConfigurationSetTrackingOptions(
                r -> r.configurationSetName(set).trackingOptions(t -> t.customRedirectDomain(domain)));
    }

    private void updateTracking(String set, String domain) {
        v1.updateConfigurationSetTrackingOptions(
                r -> r.configurationSetName(set).trackingOptions(t -> t.customRedirectDomain(domain)));
    }

    @Test
    void everyOperationNeedsItsSet() {
        for (var call : List.<Executable>of(
                () -> describe("none"),
                () -> v1.deleteConfigurationSet(r -> r.configurationSetName("none")),
                () -> v1.updateConfigurationSetSendingEnabled(
                        r -> r.configurationSetName("none").enabled(true)),
                () -> v1.updateConfigurationSetReputationMetricsEnabled(
                        r -> r.configurationSetName("none").enabled(true)),
                () -> v1.putConfigurationSetDeliveryOptions(r -> r.configurationSetName("none")),
                () -> createTracking("none", "nobody.example"),
                () -> updateTracking("none", "nobody.example"),
                () -> v1.deleteConfigurationSetTrackingOptions(r -> r.configurationSetName("none")))) {
            var refused = assertRefused(
                    ConfigurationSetDoesNotExistException.class,
                    "ConfigurationSetDoesNotExist",
                    "Configuration set <none> does not exist.",
                    call);
            assertEquals("none", refused.configurationSetName());
        }
    }

    @Test
    void aDeletedSetIsGoneForBothVersions() {
        create("shop");
        v1.deleteConfigurationSet(r -> r.configurationSetName("shop"));
        assertEquals(List.of(), names(r -> {}));
        assertEquals(List.of(), v2.listConfigurationSets(r -> {}).configurationSets());
    }
}
