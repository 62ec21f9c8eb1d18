package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.InvalidNextTokenException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestination;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestinationSummary;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

/// The suppression list as the stock SDK sees it.
final class SuppressionTest {
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

    private void put(String address, SuppressionListReason reason) {
        v2.putSuppressedDestination(r -> r.emailAddress(address).reason(reason));
    }

    private SuppressedDestination get(String address) {
        return v2.getSuppressedDestination(r -> r.emailAddress(address)).suppressedDestination();
    }

    private List<String> listed(SuppressionListReason... reasons) {
        return v2.listSuppressedDestinations(r -> r.reasons(reasons)).suppressedDestinationSummaries().stream()
                .map(SuppressedDestinationSummary::emailAddress)
                .toList();
    }

    private static void refused(Class<? extends SesV2Exception> type, String message, Executable call) {
        var refusal = assertThrows(type, call);
        assertEquals(message, refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void addressIsPutReadAndDeleted() {
        put("gone@example.com", SuppressionListReason.BOUNCE);

        var entry = get("gone@example.com");
        assertEquals("gone@example.com", entry.emailAddress());
        assertEquals(SuppressionListReason.BOUNCE, entry.reason());
        assertNull(entry.attributes());
        assertNull(entry.tenantName());

        v2.deleteSuppressedDestination(r -> r.emailAddress("gone@example.com"));
        var text = "Email address gone@example.com does not exist on your suppression list.";
        refused(NotFoundException.class, text, () -> get("gone@example.com"));
        refused(
                NotFoundException.class,
                text,
                () -> v2.deleteSuppressedDestination(r -> r.emailAddress("gone@example.com")));
    }

    @Test
    void puttingAgainChangesReasonAndTime() {
        put("gone@example.com", SuppressionListReason.BOUNCE);
        var before = get("gone@example.com").lastUpdateTime();

        put("gone@example.com", SuppressionListReason.COMPLAINT);

        assertEquals(SuppressionListReason.COMPLAINT, get("gone@example.com").reason());
        assertFalse(get("gone@example.com").lastUpdateTime().isBefore(before));
        assertEquals(List.of("gone@example.com"), listed());
    }

    @Test
    void domainsAreTheSameInAnyCaseAndLocalPartsAreNot() {
        put(" Foo@Example.COM ", SuppressionListReason.BOUNCE);
        put("foo@example.com", SuppressionListReason.COMPLAINT);

        assertEquals("Foo@example.com", get("Foo@EXAMPLE.com").emailAddress());
        assertEquals(2, listed().size());
    }

    @Test
    void listIsFilteredByReasonAndTime() {
        put("a@example.com", SuppressionListReason.BOUNCE);
        put("b@example.com", SuppressionListReason.COMPLAINT);
        put("c@example.com", SuppressionListReason.BOUNCE);
        var first = get("a@example.com").lastUpdateTime();

        assertEquals(List.of("a@example.com", "c@example.com"), listed(SuppressionListReason.BOUNCE));
        assertEquals(List.of("b@example.com"), listed(SuppressionListReason.COMPLAINT));
        assertEquals(
                List.of("a@example.com", "b@example.com", "c@example.com"),
                listed(SuppressionListReason.BOUNCE, SuppressionListReason.COMPLAINT));
        assertEquals(3, between(first, first.plusSeconds(3600)));
        assertEquals(0, between(first.minusSeconds(10), first));
        assertEquals(0, between(first.plusSeconds(3600), first.plusSeconds(7200)));
    }

    private int between(Instant start, Instant end) {
        return v2.listSuppressedDestinations(r -> r.startDate(start).endDate(end))
                .suppressedDestinationSummaries()
                .size();
    }

    @Test
    void listComesInPages() {
        for (int i = 0; i < 7; i++) {
            put("a" + i + "@example.com", i % 3 == 0 ? SuppressionListReason.COMPLAINT : SuppressionListReason.BOUNCE);
        }

        var found = new ArrayList<String>();
        String token = null;
        do {
            var from = token;
            var page = v2.listSuppressedDestinations(r -> r.pageSize(2).nextToken(from));
            page.suppressedDestinationSummaries().forEach(each -> found.add(each.emailAddress()));
            token = page.nextToken();
        } while (token != null);

        assertEquals(listed(), found);
        assertEquals(7, found.size());
        refused(
                InvalidNextTokenException.class,
                "The specified NextToken is invalid.",
                () -> v2.listSuppressedDestinations(r -> r.nextToken("made-up")));
        refused(
                BadRequestException.class,
                "The page size must be between 1 and 1000",
                () -> v2.listSuppressedDestinations(r -> r.pageSize(1001)));
    }

    @Test
    void badInputChangesNothing() {
        refused(
                BadRequestException.class,
                "Invalid email address <nobody>.",
                () -> put("nobody", SuppressionListReason.BOUNCE));
        refused(
                BadRequestException.class,
                "1 validation error detected: Value at 'reason' failed to satisfy constraint: Member must satisfy enum "
                        + "value set: [BOUNCE, COMPLAINT]",
                () -> v2.putSuppressedDestination(
                        r -> r.emailAddress("a@example.com").reason("SPITE")));
        assertEquals(List.of(), listed());
    }

    @Test
    void unknownTenantIsNotFound() {
        var text = "The requested tenant <acme> does not exist.";

        refused(
                NotFoundException.class,
                text,
                () -> v2.putSuppressedDestination(
                        r -> r.emailAddress("a@example.com").reason("BOUNCE").tenantName("acme")));
        refused(
                NotFoundException.class,
                text,
                () -> v2.getSuppressedDestination(
                        r -> r.emailAddress("a@example.com").tenantName("acme")));
        refused(NotFoundException.class, text, () -> v2.listSuppressedDestinations(r -> r.tenantName("acme")));
        refused(
                NotFoundException.class,
                text,
                () -> v2.deleteSuppressedDestination(
                        r -> r.emailAddress("a@example.com").tenantName("acme")));
    }

    @Test
    void regionsHaveListsOfTheirOwn() {
        put("a@example.com", SuppressionListReason.BOUNCE);

        var elsewhere = program.v2(RunningProgram.KEY_ID, "eu-west-1");

        assertEquals(List.of(), elsewhere.listSuppressedDestinations(r -> {}).suppressedDestinationSummaries());
    }

    @Test
    void listOutlivesARestart() {
        put("a@example.com", SuppressionListReason.BOUNCE);
        program.close();

        start();

        assertEquals(List.of("a@example.com"), listed());
    }

    @Test
    void sandboxMayNeitherPutNorImport() {
        program.close();
        program = RunningProgram.start(Mode.DEV, directory.resolve("sandbox"), "account.production=false");
        v2 = program.v2();

        refused(
                BadRequestException.class,
                "Your account must have production access in us-east-1.",
                () -> put("a@example.com", SuppressionListReason.BOUNCE));
        refused(
                BadRequestException.class,
                "Your account must have production access in us-east-1.",
                () -> v2.createImportJob(r -> r.importDestination(
                                d -> d.suppressionListDestination(l -> l.suppressionListImportAction("PUT")))
                        .importDataSource(s -> s.s3Url("s3://b/k.csv").dataFormat("CSV"))));
        assertEquals(List.of(), listed());
    }
}
