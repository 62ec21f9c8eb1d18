package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.ReviewStatus;

/// `pennypost account`, with a server in `serve` that checks who asks.
final class AccountCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.SERVE, directory.resolve("data"));
        v2 = program.v2();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private int run(String... args) {
        var line = new ArrayList<>(List.of("account"));
        line.addAll(List.of(args));
        line.addAll(List.of(
                "--url",
                program.url().toString(),
                "--set",
                "root.access_key_id=" + RunningProgram.KEY_ID,
                "--set",
                "root.secret_access_key=" + RunningProgram.SECRET));
        return new Main(Optional.empty())
                .run(new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
    }

    private void submit(String useCase) {
        v2.putAccountDetails(r -> r.mailType("MARKETING")
                .websiteURL("https://example.com")
                .useCaseDescription(useCase)
                .additionalContactEmailAddresses("ops@example.com")
                .productionAccessEnabled(true));
    }

    private ReviewStatus review() {
        return v2.getAccount(r -> {}).details().reviewDetails().status();
    }

    @Test
    void anAccountIsShown() {
        submit("News.\nOnce\u001b[2J a week.");

        assertEquals(0, run("show"), err.toString());

        var shown = out.toString();
        assertTrue(shown.startsWith("account: 000000000000\nregion: us-east-1\nproduction access: no\n"), shown);
        assertTrue(shown.contains("max send rate: 1\nmax 24 hour send: 200\n"), shown);
        assertTrue(shown.contains("review: PENDING, case "), shown);
        assertTrue(shown.contains("use case: News. Once [2J a week.\n"), shown);
    }

    @Test
    void anApprovedAccountLeavesTheSandbox() {
        submit("News.");

        assertEquals(0, run("approve"), err.toString());

        var account = v2.getAccount(r -> {});
        assertTrue(account.productionAccessEnabled());
        assertEquals(14, account.sendQuota().maxSendRate());
        assertEquals(50_000, account.sendQuota().max24HourSend());
        assertEquals(ReviewStatus.GRANTED, review());
        assertTrue(out.toString().contains("production access: yes\n"), out.toString());
    }

    @Test
    void theOperatorNamesTheLimits() {
        assertEquals(0, run("approve", "--max-send-rate", "2.5", "--max-24-hour-send", "-1"), err.toString());

        var quota = v2.getAccount(r -> {}).sendQuota();
        assertEquals(2.5, quota.maxSendRate());
        assertEquals(-1, quota.max24HourSend());
    }

    @Test
    void halfOfTheLimitsOrNoneThatCanBeIsRefused() {
        assertEquals(1, run("approve", "--max-send-rate", "2"));
        assertEquals(1, run("approve", "--max-send-rate", "0", "--max-24-hour-send", "10"));
        assertEquals(1, run("approve", "--max-send-rate", "NaN", "--max-24-hour-send", "10"));

        assertFalse(v2.getAccount(r -> {}).productionAccessEnabled());
        assertTrue(err.toString().startsWith("pennypost: max_send_rate and max_24_hour_send go together."));
    }

    @Test
    void aDeniedAccountStaysInTheSandbox() {
        submit("News.");

        assertEquals(0, run("deny"), err.toString());

        assertEquals(ReviewStatus.DENIED, review());
        assertFalse(v2.getAccount(r -> {}).productionAccessEnabled());
        assertEquals(1, run("deny"));
        assertEquals("pennypost: No review of the account is pending.\n", err.toString());
    }

    @Test
    void anotherAccountAndRegionCanBeNamed() {
        assertEquals(0, run("approve", "111111111111", "--region", "eu-west-1"), err.toString());

        assertTrue(out.toString().startsWith("account: 111111111111\nregion: eu-west-1\nproduction access: yes\n"));
        assertFalse(v2.getAccount(r -> {}).productionAccessEnabled());
        assertEquals(1, run("show", "11"));
    }

    @Test
    void whoDoesNotSignAsRootIsRefused() {
        for (var path : List.of("/_pennypost/v1/account", "/_pennypost/v1/account/review?decision=approve")) {
            var method = path.contains("?") ? "PUT" : "GET";
            assertEquals(
                    403, program.send(method, path, new byte[0], request -> {}).status());
        }
        assertFalse(v2.getAccount(r -> {}).productionAccessEnabled());
    }

    @Test
    void aDecisionIsPutAndAReportIsGot() {
        var got = program.call("GET", "/_pennypost/v1/account/review?decision=approve", "text/plain", new byte[0]);
        assertEquals(405, got.status());
        assertEquals("PUT", got.header("Allow"));
        assertEquals(
                400,
                program.call("PUT", "/_pennypost/v1/account/review?decision=perhaps", "text/plain", new byte[0])
                        .status());
        assertFalse(v2.getAccount(r -> {}).productionAccessEnabled());
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        program.close();

        assertEquals(1, run("show"));
        assertTrue(err.toString().startsWith("pennypost: the server cannot be asked: "), err.toString());
        program = RunningProgram.start(Mode.SERVE, directory.resolve("data"));
    }

    @Test
    void withoutACommandTheUsageIsWrong() {
        var main = new Main(Optional.empty());

        assertEquals(2, main.run(new PrintWriter(out, true), new PrintWriter(err, true), "account"));
        assertEquals(0, main.run(new PrintWriter(out, true), new PrintWriter(err, true), "account", "--help"));
        assertTrue(out.toString().contains("approve"), out.toString());
    }

    @Test
    void withoutRootCredentialsNothingIsAsked() {
        var main = new Main(Optional.empty());
        var empty = directory.resolve("empty").toString();

        assertEquals(
                1,
                main.run(new PrintWriter(out, true), new PrintWriter(err, true), "account", "show", "--data", empty));
        assertTrue(err.toString().contains("no root credentials in " + empty), err.toString());
    }
}
