package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.Tag;
import software.amazon.awssdk.services.sesv2.model.TlsPolicy;

/// Configuration sets as the stock SDK sees them.
final class ConfigurationSetsTest {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void aConfigurationSetKeepsEveryBlock() {
        v2.createEmailIdentity(r -> r.emailIdentity("track.example.com"));
        v2.createConfigurationSet(r -> r.configurationSetName("all")
                .deliveryOptions(d -> d.tlsPolicy(TlsPolicy.REQUIRE).maxDeliverySeconds(600L))
                .reputationOptions(o -> o.reputationMetricsEnabled(true))
                .sendingOptions(o -> o.sendingEnabled(false))
                .suppressionOptions(o -> o.suppressedReasons(SuppressionListReason.BOUNCE))
                .trackingOptions(o -> o.customRedirectDomain("track.example.com"))
                .vdmOptions(o -> o.dashboardOptions(d -> d.engagementMetrics("ENABLED")))
                .tags(tag("k", "v")));

        var got = v2.getConfigurationSet(r -> r.configurationSetName("all"));

        assertEquals("all", got.configurationSetName());
        assertEquals(TlsPolicy.REQUIRE, got.deliveryOptions().tlsPolicy());
        assertEquals(600L, got.deliveryOptions().maxDeliverySeconds());
        assertTrue(got.reputationOptions().reputationMetricsEnabled());
        assertFalse(got.sendingOptions().sendingEnabled());
        assertEquals(
                List.of(SuppressionListReason.BOUNCE), got.suppressionOptions().suppressedReasons());
        assertEquals("track.example.com", got.trackingOptions().customRedirectDomain());
        assertEquals("ENABLED", got.vdmOptions().dashboardOptions().engagementMetricsAsString());
        assertEquals(List.of(tag("k", "v")), got.tags());
    }

    @Test
    void absentBlocksAreOmitted() {
        v2.createConfigurationSet(r -> r.configurationSetName("bare"));

        var got = v2.getConfigurationSet(r -> r.configurationSetName("bare"));

        assertTrue(got.sendingOptions().sendingEnabled());
        assertNull(got.trackingOptions());
        assertNull(got.vdmOptions());
        assertNull(got.archivingOptions());
        assertEquals(List.of(), got.tags());
    }

    @Test
    void configurationSetsAreUniqueListedAndDeleted() {
        for (var name : List.of("b", "a", "c")) {
            v2.createConfigurationSet(r -> r.configurationSetName(name));
        }
        var twice = assertThrows(
                AlreadyExistsException.class, () -> v2.createConfigurationSet(r -> r.configurationSetName("a")));
        assertEquals(
                "Configuration set a already exists.",
                twice.awsErrorDetails().errorMessage().replace("<", "").replace(">", ""));
        assertEquals(List.of("a", "b", "c"), v2.listConfigurationSets(r -> {}).configurationSets());
        assertEquals(
                List.of("a", "b"), v2.listConfigurationSets(r -> r.pageSize(2)).configurationSets());

        v2.deleteConfigurationSet(r -> r.configurationSetName("a"));

        assertEquals(List.of("b", "c"), v2.listConfigurationSets(r -> {}).configurationSets());
        assertThrows(NotFoundException.class, () -> v2.deleteConfigurationSet(r -> r.configurationSetName("a")));
        assertThrows(NotFoundException.class, () -> v2.getConfigurationSet(r -> r.configurationSetName("a")));
    }

    @Test
    void anUnverifiedTrackingDomainIsRefused() {
        var refused = assertThrows(
                BadRequestException.class,
                () -> v2.createConfigurationSet(r ->
                        r.configurationSetName("t").trackingOptions(o -> o.customRedirectDomain("nobody.example"))));

        assertEquals(
                "Domain <nobody.example> is not verified under this account.",
                refused.awsErrorDetails().errorMessage());
        assertEquals(List.of(), v2.listConfigurationSets(r -> {}).configurationSets());
    }
}
