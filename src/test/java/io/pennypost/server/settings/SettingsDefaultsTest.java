package io.pennypost.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every default of both modes.
final class SettingsDefaultsTest {
    @Test
    void dev() throws SettingsException {
        var settings = Settings.read(Mode.DEV, List.of(), () -> "host.test");

        sameInBothModes(settings);
        assertEquals(new AccountSettings("000000000000", true, -1, -1), settings.account());
        assertEquals(http(HttpSettings.Signatures.IGNORED), settings.http());
        assertEquals(
                new IdentitySettings(IdentitySettings.Verification.AT_ONCE, Optional.empty()), settings.identity());
        assertEquals(delivery(DeliverySettings.Mode.CAPTURE), settings.delivery());
        assertEquals(new OutgoingSettings(true), settings.outgoing());
        assertEquals(new LedgerSettings(30, true), settings.ledger());
    }

    @Test
    void serve() throws SettingsException {
        var settings = Settings.read(Mode.SERVE, List.of(), () -> "host.test");

        sameInBothModes(settings);
        assertEquals(new AccountSettings("000000000000", false, 1, 200), settings.account());
        assertEquals(http(HttpSettings.Signatures.REQUIRED), settings.http());
        assertEquals(new IdentitySettings(IdentitySettings.Verification.DNS, Optional.empty()), settings.identity());
        assertEquals(delivery(DeliverySettings.Mode.DELIVER), settings.delivery());
        assertEquals(new OutgoingSettings(false), settings.outgoing());
        assertEquals(new LedgerSettings(30, false), settings.ledger());
    }

    private static void sameInBothModes(Settings settings) {
        assertEquals(new ServerSettings(Path.of("pennypost-data"), "us-east-1"), settings.server());
        assertEquals(new RootSettings(Optional.empty(), Optional.empty()), settings.root());
        assertEquals(
                new SubmissionSettings(
                        List.of(new HostPort("127.0.0.1", 2587)),
                        List.of(new HostPort("127.0.0.1", 2465)),
                        SubmissionSettings.Profile.OPEN),
                settings.submission());
        assertEquals(new InboundSettings(List.of(new HostPort("127.0.0.1", 2525))), settings.inbound());
        assertEquals(new TlsSettings(Optional.empty(), Optional.empty()), settings.tls());
        assertEquals(new DnsSettings(List.of()), settings.dns());
        assertEquals(new TemplateSettings(false), settings.templates());
        assertEquals(new OperatorSettings(Optional.empty()), settings.operator());
        assertEquals(new EndpointSettings(Map.of()), settings.endpoints());
        assertEquals(
                new AwsSettings(AwsSettings.Credentials.STATIC, Optional.empty(), Optional.empty()), settings.aws());
        assertEquals(new SnsSettings(Optional.empty()), settings.sns());
        assertEquals(new TrackingSettings(Optional.empty()), settings.tracking());
        assertEquals(new LimitsSettings(10_485_760, 10_485_760, 10_485_760, 41_943_040), settings.limits());
        assertEquals(new InboxSettings(10_000), settings.inbox());
        assertEquals(new StoreSettings(Optional.empty()), settings.store());
        assertEquals(List.of(), settings.unbuilt());
    }

    private static HttpSettings http(HttpSettings.Signatures signatures) {
        return new HttpSettings(new HostPort("127.0.0.1", 4579), Optional.empty(), false, Optional.empty(), signatures);
    }

    private static DeliverySettings delivery(DeliverySettings.Mode mode) {
        return new DeliverySettings(
                mode,
                "host.test",
                Optional.empty(),
                "no-reply@host.test",
                "host.test",
                List.of(),
                List.of(),
                List.of());
    }
}
