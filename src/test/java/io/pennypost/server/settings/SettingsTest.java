package io.pennypost.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    @TempDir
    Path directory;

    @Test
    void fileOverridesDefaultsAndOptionsOverrideTheFile() throws Exception {
        var file = file("""
                [http]
                listen = "127.0.0.1:1"
                public_url = "https://mail.example.com/"

                [limits]
                message_size_v2 = 41943040
                """);

        var settings = Settings.read(Mode.DEV, file, options("http.listen=127.0.0.1:2"), () -> "host.test");

        assertEquals(new HostPort("127.0.0.1", 2), settings.http().listen());
        assertEquals("https://mail.example.com", settings.http().publicUrl(2));
        assertEquals(41_943_040, settings.limits().messageSizeV2());
        assertEquals(10_485_760, settings.limits().messageSizeV1());
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlaces() throws Exception {
        var file = file("""
                [http]
                lisen = "127.0.0.1:1"
                behind_proxy = "yes"

                [account]
                id = "12"

                [delivery]
                dkim_domain = "example.com"

                [[delivery.route]]
                domain = "example.com"
                too = "127.0.0.1:25"

                [stroe]
                """);

        var problems = refusal(Mode.DEV, file);

        assertEquals(
                List.of(
                        file + ":6:1: account.id must be twelve digits in quotes, not \"12\"",
                        file + ":3:1: http.behind_proxy must be true or false, not \"yes\"",
                        file + ":9:1: delivery.dkim_domain needs its companions: set all of delivery.dkim_domain,"
                                + " delivery.dkim_selector, delivery.dkim_key, or none",
                        file + ":11:1: delivery.route number 1: unknown key too; did you mean to?",
                        file + ":11:1: delivery.route number 1: to must be host:port",
                        file + ":2:1: unknown key http.lisen; did you mean http.listen?",
                        file + ":15:1: unknown key stroe"),
                problems);
    }

    @Test
    void textThatIsNotTomlIsRefusedWithItsPlace() throws Exception {
        var file = file("[http\nlisten = 1");

        var problems = refusal(Mode.DEV, file);

        assertTrue(problems.getFirst().startsWith(file + ":1:"), problems.toString());
    }

    @Test
    void missingFileIsRefused() {
        var problems = refusal(Mode.DEV, directory.resolve("none.toml"));

        assertEquals(1, problems.size());
    }

    @Test
    void optionIsTomlWhenItParsesAndTextOtherwise() throws Exception {
        var settings = read(
                Mode.DEV,
                "delivery.route=[{domain=\"*\",to=\"127.0.0.1:2525\",tls=\"none\"}]",
                "account.id=123456789012",
                "delivery.hostname=mx.example.com",
                "submission.listen=127.0.0.1:1",
                "inbox={keep=7}");

        assertEquals(
                List.of(new Route("*", new HostPort("127.0.0.1", 2525), Route.Tls.NONE)),
                settings.delivery().routes());
        assertEquals("123456789012", settings.account().id());
        assertEquals("mx.example.com", settings.delivery().hostname());
        assertEquals("no-reply@mx.example.com", settings.delivery().systemSender());
        assertEquals(
                List.of(new HostPort("127.0.0.1", 1)), settings.submission().listen());
        assertEquals(7, settings.inbox().keep());
    }

    @Test
    void unknownOptionIsRefusedWithTheNearestKey() {
        assertEquals(
                List.of("--set delivery.host: unknown key delivery.host; did you mean delivery.hostname?"),
                refusal(Mode.DEV, "delivery.host=a"));
    }

    @Test
    void quotasFollowTheSandboxInServe() throws Exception {
        var sandbox = read(Mode.SERVE).account();
        var production = read(Mode.SERVE, "account.production=true").account();

        assertEquals(new AccountSettings("000000000000", false, 1, 200), sandbox);
        assertEquals(new AccountSettings("000000000000", true, 14, 50_000), production);
    }

    @Test
    void plainDoorBeyondLoopbackNeedsAProxyAndSignatures() throws Exception {
        var open = refusal(Mode.DEV, "http.listen=0.0.0.0:4579");
        var noProxy = refusal(Mode.SERVE, "http.listen=0.0.0.0:4579");
        var good = read(Mode.SERVE, "http.listen=0.0.0.0:4579", "http.behind_proxy=true");

        assertTrue(open.get(0).contains("http.behind_proxy"), open.toString());
        assertTrue(open.get(1).contains("http.signatures"), open.toString());
        assertEquals(1, noProxy.size());
        assertEquals("0.0.0.0", good.http().listen().host());
    }

    @Test
    void tlsDoorBeyondLoopbackNeedsACertificateInServe() throws Exception {
        var problems = refusal(Mode.SERVE, "submission.tls_listen=[\"[::]:465\"]");
        var good =
                read(Mode.SERVE, "submission.tls_listen=[\"[::]:465\"]", "tls.certificate=cert.pem", "tls.key=key.pem");

        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().contains("tls.certificate"), problems.toString());
        assertEquals(Optional.of(Path.of("cert.pem")), good.tls().certificate());
    }

    @Test
    void inboundMayListenAnywhere() throws Exception {
        var settings = read(Mode.DEV, "inbound.listen=0.0.0.0:25");

        assertEquals(List.of(new HostPort("0.0.0.0", 25)), settings.inbound().listen());
    }

    @Test
    void partsThatAreMissingAreNamedAndNotRefused() throws Exception {
        var settings = read(Mode.DEV, "store.url=jdbc:postgresql://db/pennypost", "kms.endpoint=http://127.0.0.1:9000");

        assertEquals(List.of("kms.endpoint", "store.url"), settings.unbuilt());
        assertEquals(
                URI.create("http://127.0.0.1:9000"),
                settings.endpoints().byService().get("kms"));
    }

    @Test
    void secretsAreNeverShown() throws Exception {
        var settings = read(Mode.DEV, "root.access_key_id=AKIAEXAMPLE", "root.secret_access_key=hunter2");
        var problems = refusal(Mode.DEV, file("root = { access_key_id = \"x\", secret_access_key = [\"hunter2\"] }"));

        assertEquals("hunter2", settings.root().secretAccessKey().orElseThrow().reveal());
        assertFalse(settings.toString().contains("hunter2"));
        assertTrue(settings.effective().contains("root.secret_access_key=\"***\""));
        assertFalse(problems.toString().contains("hunter2"));
    }

    @Test
    void machineIsAskedForItsNameOnlyWhenNoneIsSet() throws Exception {
        var settings = Settings.read(Mode.DEV, options("delivery.hostname=mx.test"), () -> {
            throw new AssertionError("asked");
        });

        assertEquals("mx.test", settings.delivery().returnPathDomain());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("pennypost.toml"), content);
    }

    private static Settings read(Mode mode, String... options) throws SettingsException {
        return Settings.read(mode, options(options), () -> "host.test");
    }

    private static List<String> refusal(Mode mode, String... options) {
        return assertThrows(SettingsException.class, () -> read(mode, options)).problems();
    }

    private static List<String> refusal(Mode mode, Path file) {
        return assertThrows(SettingsException.class, () -> Settings.read(mode, file, List.of(), () -> "host.test"))
                .problems();
    }

    private static List<Settings.Option> options(String... options) {
        return Stream.of(options)
                .map(option -> option.split("=", 2))
                .map(parts -> new Settings.Option(parts[0], parts[1]))
                .toList();
    }
}
