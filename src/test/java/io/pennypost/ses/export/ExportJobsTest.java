package io.pennypost.ses.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.export.ExportSource.MessageInsightsDataSource;
import io.pennypost.ses.insight.Mails;
import io.pennypost.ses.insight.MessageInsights;
import io.pennypost.ses.insight.Traffic;
import io.pennypost.ses.insight.VdmSwitch;
import io.pennypost.testing.MemoryCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// The life of export jobs, carried out on the thread of the test.
class ExportJobsTest {
    private static final byte[] SECRET = "a secret of tests".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    private final Mails mails = new Mails();
    private final MemoryCatalog catalog = new MemoryCatalog();
    private final ExportJobs jobs = with(VdmSwitch.ALWAYS);

    private ExportJobs with(VdmSwitch vdm) {
        return new ExportJobs(catalog, vdm, new PageTokens(SECRET), mails.clock, new Random(1));
    }

    private ExportFiles files() {
        return new ExportFiles(directory.resolve("buckets"), Runnable::run);
    }

    private ExportWorker worker() {
        return new ExportWorker(
                jobs,
                files(),
                mails.events,
                new Traffic(mails.events, mails.clock),
                new MessageInsights(mails.events, _ -> Optional.of(Mails.NOW), VdmSwitch.ALWAYS, mails.clock),
                mails.clock);
    }

    private static ExportSource messages(Optional<MessageFilters> exclude, Optional<Integer> most) {
        return new ExportSource(
                Optional.empty(),
                Optional.of(new MessageInsightsDataSource(
                        Mails.NOW.minusSeconds(60), Mails.NOW.plusSeconds(60), Optional.empty(), exclude, most)));
    }

    private String create() {
        return jobs.create(Mails.SCOPE, messages(Optional.empty(), Optional.empty()), DataFormat.CSV);
    }

    private JobStatus status(String id) {
        return jobs.require(Mails.SCOPE, id).status();
    }

    private static void assertRefused(String code, String message, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
    }

    @Test
    void twentyJobsMayWait() {
        for (int i = 0; i < 20; i++) {
            create();
        }
        assertRefused("LimitExceededException", "An account can have at most 20 export jobs at once.", this::create);
        worker().step();
        create();
    }

    @Test
    void aCanceledJobIsNotCarriedOut() {
        var id = create();
        jobs.cancel(Mails.SCOPE, id);
        worker().step();
        assertEquals(JobStatus.CANCELLED, status(id));
        assertFalse(Files.exists(files().file(Mails.SCOPE, id, DataFormat.CSV)));
        assertRefused(
                "BadRequestException",
                "Export job <" + id + "> cannot be cancelled because its status is CANCELLED.",
                () -> jobs.cancel(Mails.SCOPE, id));
        assertRefused("NotFoundException", "Export job <x> does not exist.", () -> jobs.cancel(Mails.SCOPE, "x"));
    }

    @Test
    void aJobThatAStopInterruptedIsCarriedOutAnew() {
        var id = create();
        jobs.begin(Mails.SCOPE, id);
        assertEquals(JobStatus.PROCESSING, status(id));
        worker().step();
        assertEquals(JobStatus.COMPLETED, status(id));
    }

    @Test
    void aStoppedWorkerBeginsNothing() {
        var id = create();
        var worker = worker();
        worker.start();
        worker.close();
        var before = status(id);
        worker.step();
        assertEquals(before, status(id));
    }

    @Test
    void aFileThatCannotBeWrittenFailsTheJob() throws IOException {
        Files.writeString(directory.resolve("buckets"), "in the way");
        var id = create();
        worker().step();
        assertEquals(JobStatus.FAILED, status(id));
        assertEquals(
                Optional.of("The export could not be written."),
                jobs.require(Mails.SCOPE, id).error());
    }

    @Test
    void excludedMessagesAndMoreThanWantedAreLeftOut() throws IOException {
        mails.sent("m1", "bob@gmail.com", "");
        mails.sent("m2", "bob@yahoo.com", "");
        mails.sent("m3", "bob@example.org", "");
        var filter = new MessageFilters(
                List.of(), List.of(), List.of("nothing"), List.of("gmail"), List.of(), List.of(), List.of());
        var id = jobs.create(Mails.SCOPE, messages(Optional.of(filter), Optional.of(1)), DataFormat.CSV);
        var all = jobs.create(Mails.SCOPE, messages(Optional.of(filter), Optional.empty()), DataFormat.CSV);
        worker().step();
        assertEquals(1, jobs.require(Mails.SCOPE, id).exported());
        assertEquals(2, jobs.require(Mails.SCOPE, all).exported());
        var text = Files.readString(files().file(Mails.SCOPE, all, DataFormat.CSV));
        assertFalse(text.contains("m1,"), text);
        assertTrue(text.contains("m3,"), text);
    }

    @Test
    void aCellThatLooksLikeAFormulaIsText() throws IOException {
        mails.sent("m1", "bob@gmail.com", ",\"commonHeaders\":{\"subject\":\"=1+1\"}");
        var id = create();
        worker().step();
        assertTrue(
                Files.readString(files().file(Mails.SCOPE, id, DataFormat.CSV)).contains(",'=1+1,"));
    }

    @Test
    void jobsAndFilesAreForgottenAfterThirtyDays() {
        var old = create();
        worker().step();
        mails.clock.advance(Duration.ofDays(31));
        var fresh = create();
        worker().step();
        assertThrows(NotFound.class, () -> status(old));
        assertFalse(Files.exists(files().file(Mails.SCOPE, old, DataFormat.CSV)));
        assertEquals(JobStatus.COMPLETED, status(fresh));
    }

    @Test
    void linksExpireAndCannotBeMadeUp() {
        var links = new ExportLinks(SECRET, "http://127.0.0.1:4579", files(), mails.clock);
        var id = create();
        var link = links.to(Mails.SCOPE, jobs.require(Mails.SCOPE, id));
        var token = link.substring(link.indexOf('=') + 1);
        var target = links.read(token).orElseThrow();
        assertEquals(files().file(Mails.SCOPE, id, DataFormat.CSV), target.file());
        assertFalse(target.isExpired());
        mails.clock.advance(Duration.ofHours(1));
        assertTrue(links.read(token).orElseThrow().isExpired());
        assertEquals(Optional.empty(), links.read("x" + token.substring(1)));
        assertEquals(Optional.empty(), links.read(""));
    }

    @Test
    void withoutTheDeliverabilityManagerNothingIsExported() {
        var off = with(_ -> false);
        assertThrows(
                NotFound.class,
                () -> off.create(Mails.SCOPE, messages(Optional.empty(), Optional.empty()), DataFormat.CSV));
    }
}
