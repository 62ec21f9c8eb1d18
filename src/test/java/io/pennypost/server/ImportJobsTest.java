package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Contact;
import software.amazon.awssdk.services.sesv2.model.DataFormat;
import software.amazon.awssdk.services.sesv2.model.GetImportJobResponse;
import software.amazon.awssdk.services.sesv2.model.ImportDestination;
import software.amazon.awssdk.services.sesv2.model.ImportJobSummary;
import software.amazon.awssdk.services.sesv2.model.JobStatus;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.SubscriptionStatus;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestinationSummary;
import software.amazon.awssdk.services.sesv2.model.Topic;
import software.amazon.awssdk.services.sesv2.model.TopicPreference;

/// Import jobs as the stock SDK sees them, done on files in the data directory.
final class ImportJobsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ImportDestination SUPPRESS = suppression("PUT");
    private static final ImportDestination SUBSCRIBE = contacts("PUT");

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

    private static ImportDestination suppression(String action) {
        return ImportDestination.builder()
                .suppressionListDestination(d -> d.suppressionListImportAction(action))
                .build();
    }

    private static ImportDestination contacts(String action) {
        return ImportDestination.builder()
                .contactListDestination(d -> d.contactListName("news").contactListImportAction(action))
                .build();
    }

    private void file(String name, String... lines) throws IOException {
        var file = directory.resolve("data/buckets/imports").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private String create(ImportDestination destination, String key, DataFormat format) {
        return v2.createImportJob(r -> r.importDestination(destination)
                        .importDataSource(s -> s.s3Url("s3://imports/" + key).dataFormat(format)))
                .jobId();
    }

    private GetImportJobResponse job(String id) {
        return v2.getImportJob(r -> r.jobId(id));
    }

    private GetImportJobResponse finished(ImportDestination destination, String key, DataFormat format) {
        return finished(create(destination, key, format));
    }

    private GetImportJobResponse finished(String id) {
        var clock = InstantSource.system();
        var end = clock.instant().plus(PATIENCE);
        var job = job(id);
        while (job.completedTimestamp() == null) {
            assertTrue(clock.instant().isBefore(end), "the job took too long: " + job);
            // Jobs tell nobody when they end: clients ask again and again.
            job = job(id);
        }
        return job;
    }

    private List<String> suppressed() {
        return v2.listSuppressedDestinations(r -> {}).suppressedDestinationSummaries().stream()
                .map(SuppressedDestinationSummary::emailAddress)
                .sorted()
                .toList();
    }

    private void newsList() {
        v2.createContactList(r -> r.contactListName("news")
                .topics(Topic.builder()
                        .topicName("sports")
                        .displayName("S")
                        .defaultSubscriptionStatus("OPT_OUT")
                        .build()));
    }

    private List<String> contacts() {
        return v2.listContacts(r -> r.contactListName("news")).contacts().stream()
                .map(Contact::emailAddress)
                .toList();
    }

    private static void refused(Class<? extends SesV2Exception> type, String message, Executable call) {
        var refusal = assertThrows(type, call);
        assertEquals(message, refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void addressesAreSuppressedFromCsv() throws IOException {
        file("2026/bounced.csv", "a@example.com,BOUNCE", "\"b@example.com\",COMPLAINT", "");

        var job = finished(SUPPRESS, "2026/bounced.csv", DataFormat.CSV);

        assertEquals(JobStatus.COMPLETED, job.jobStatus());
        assertEquals(2, job.processedRecordsCount());
        assertEquals(0, job.failedRecordsCount());
        assertNull(job.failureInfo());
        assertEquals("s3://imports/2026/bounced.csv", job.importDataSource().s3Url());
        assertEquals(SUPPRESS, job.importDestination());
        assertEquals(List.of("a@example.com", "b@example.com"), suppressed());
        assertEquals(
                "COMPLAINT",
                v2.getSuppressedDestination(r -> r.emailAddress("b@example.com"))
                        .suppressedDestination()
                        .reasonAsString());
    }

    @Test
    void addressesAreSuppressedFromJson() throws IOException {
        file(
                "a.json",
                "{\"emailAddress\":\"a@example.com\",\"reason\":\"BOUNCE\"}",
                "{\"emailAddress\":\"b@example.com\",\"reason\":\"COMPLAINT\",\"more\":1}");

        finished(SUPPRESS, "a.json", DataFormat.JSON);

        assertEquals(List.of("a@example.com", "b@example.com"), suppressed());
    }

    @Test
    void addressesAreTakenOff() throws IOException {
        for (var name : List.of("a", "b", "c")) {
            v2.putSuppressedDestination(
                    r -> r.emailAddress(name + "@example.com").reason("BOUNCE"));
        }
        file("gone.csv", "a@example.com", "never@example.com");
        file("gone.json", "{\"emailAddress\":\"b@example.com\"}");

        assertEquals(
                0, finished(suppression("DELETE"), "gone.csv", DataFormat.CSV).failedRecordsCount());
        finished(suppression("DELETE"), "gone.json", DataFormat.JSON);

        assertEquals(List.of("c@example.com"), suppressed());
    }

    @Test
    void contactsAreImportedFromCsv() throws IOException {
        newsList();
        file(
                "contacts.csv",
                "emailAddress,unsubscribeAll,attributesData,topicPreferences.sports",
                "a@example.com,false,\"{\"\"name\"\":\n\"\"Ann, A\"\"}\",OPT_IN",
                "b@example.com,TRUE,,");

        var job = finished(SUBSCRIBE, "contacts.csv", DataFormat.CSV);

        assertEquals(JobStatus.COMPLETED, job.jobStatus());
        assertEquals(2, job.processedRecordsCount());
        var ann = v2.getContact(r -> r.contactListName("news").emailAddress("a@example.com"));
        assertEquals("{\"name\":\n\"Ann, A\"}", ann.attributesData());
        assertEquals(
                List.of(TopicPreference.builder()
                        .topicName("sports")
                        .subscriptionStatus(SubscriptionStatus.OPT_IN)
                        .build()),
                ann.topicPreferences());
        assertTrue(v2.getContact(r -> r.contactListName("news").emailAddress("b@example.com"))
                .unsubscribeAll());
    }

    @Test
    void importedContactKeepsWhatTheFileDoesNotSay() throws IOException {
        newsList();
        v2.createContact(r -> r.contactListName("news")
                .emailAddress("a@example.com")
                .unsubscribeAll(true)
                .attributesData("mine"));
        file("contacts.json", """
            {"emailAddress":"a@example.com","topicPreferences":[
            """.strip() + "{\"topicName\":\"sports\",\"subscriptionStatus\":\"OPT_IN\"}]}");

        finished(SUBSCRIBE, "contacts.json", DataFormat.JSON);

        var contact = v2.getContact(r -> r.contactListName("news").emailAddress("a@example.com"));
        assertTrue(contact.unsubscribeAll());
        assertEquals("mine", contact.attributesData());
        assertEquals(1, contact.topicPreferences().size());
    }

    @Test
    void contactsAreDeletedByFile() throws IOException {
        newsList();
        for (var name : List.of("a", "b")) {
            v2.createContact(r -> r.contactListName("news").emailAddress(name + "@example.com"));
        }
        file("gone.csv", "emailAddress", "a@example.com");

        finished(contacts("DELETE"), "gone.csv", DataFormat.CSV);

        assertEquals(List.of("b@example.com"), contacts());
    }

    @Test
    void refusedRecordsAreCountedAndKeptBesideTheFile() throws IOException {
        newsList();
        file(
                "mixed.csv",
                "emailAddress,topicPreferences.weather,unsubscribeAll",
                "good@example.com,,",
                "nobody,,",
                "w@example.com,OPT_IN,",
                "x@example.com,,perhaps",
                "y@example.com");

        var job = finished(SUBSCRIBE, "mixed.csv", DataFormat.CSV);

        assertEquals(JobStatus.COMPLETED, job.jobStatus());
        assertEquals(5, job.processedRecordsCount());
        assertEquals(4, job.failedRecordsCount());
        assertEquals(List.of("good@example.com"), contacts());
        var url = job.failureInfo().failedRecordsS3Url();
        assertEquals("s3://imports/mixed.csv.failed-" + job.jobId() + ".json", url);
        var failed = Files.readAllLines(
                directory.resolve("data/buckets/imports").resolve(url.substring("s3://imports/".length())));
        assertEquals(4, failed.size());
        assertTrue(
                failed.contains("{\"line\":3,\"error\":\"EmailAddress <nobody> is invalid\",\"record\":\"nobody,,\"}"),
                failed.toString());
        assertTrue(failed.stream().anyMatch(line -> line.contains("List: news doesn't contain Topic: weather")));
    }

    @Test
    void fileThatIsNotThereFailsTheJob() {
        var job = finished(SUPPRESS, "none.csv", DataFormat.CSV);

        assertEquals(JobStatus.FAILED, job.jobStatus());
        assertEquals(
                "There is no object s3://imports/none.csv.", job.failureInfo().errorMessage());
        assertNull(job.failureInfo().failedRecordsS3Url());
    }

    @Test
    void noUrlLeadsOutOfTheBuckets() throws IOException {
        Files.writeString(directory.resolve("data/secret.csv"), "a@example.com,BOUNCE\n");
        Files.createDirectories(directory.resolve("data/buckets/imports"));
        Files.createSymbolicLink(
                directory.resolve("data/buckets/imports/link.csv"), directory.resolve("data/secret.csv"));

        for (var key : List.of("../../secret.csv", "x/../../../secret.csv", "link.csv")) {
            var job = finished(SUPPRESS, key, DataFormat.CSV);
            assertEquals(JobStatus.FAILED, job.jobStatus());
            assertEquals(
                    "s3://imports/" + key + " cannot be the name of an object here.",
                    job.failureInfo().errorMessage());
        }
        assertEquals(List.of(), suppressed());
    }

    @Test
    void csvWithoutTheAddressColumnFailsTheJob() throws IOException {
        newsList();
        file("odd.csv", "a@example.com,true");

        var job = finished(SUBSCRIBE, "odd.csv", DataFormat.CSV);

        assertEquals(JobStatus.FAILED, job.jobStatus());
        assertEquals(
                "The first line of the file does not name the column emailAddress.",
                job.failureInfo().errorMessage());
    }

    @Test
    void jobsAreListedNewestFirstAndByDestination() throws IOException {
        newsList();
        file("a.csv", "a@example.com,BOUNCE");
        file("c.csv", "emailAddress", "a@example.com");
        var first = create(SUPPRESS, "a.csv", DataFormat.CSV);
        finished(first);
        var second = create(SUBSCRIBE, "c.csv", DataFormat.CSV);
        finished(second);
        var third = create(SUPPRESS, "a.csv", DataFormat.CSV);
        finished(third);

        assertEquals(
                List.of(third, second, first), ids(v2.listImportJobs(r -> {}).importJobs()));
        var page = v2.listImportJobs(
                r -> r.importDestinationType("SUPPRESSION_LIST").pageSize(1));
        assertEquals(List.of(third), ids(page.importJobs()));
        assertNotNull(page.nextToken());
        var rest = v2.listImportJobs(
                r -> r.importDestinationType("SUPPRESSION_LIST").pageSize(1).nextToken(page.nextToken()));
        assertEquals(List.of(first), ids(rest.importJobs()));
        assertNull(rest.nextToken());
        assertEquals(JobStatus.COMPLETED, rest.importJobs().getFirst().jobStatus());
        refused(BadRequestException.class, "Invalid NextToken.", () -> v2.listImportJobs(r -> r.nextToken("made-up")));
        refused(
                BadRequestException.class,
                "The page size must be between 1 and 1000",
                () -> v2.listImportJobs(r -> r.pageSize(0)));
    }

    private static List<String> ids(List<ImportJobSummary> jobs) {
        return jobs.stream().map(ImportJobSummary::jobId).toList();
    }

    @Test
    void badJobsAreNotCreated() {
        refused(
                NotFoundException.class,
                "ContactList <news> doesn't exist",
                () -> create(SUBSCRIBE, "a.csv", DataFormat.CSV));
        newsList();
        refused(
                BadRequestException.class,
                "One import destination must be provided",
                () -> create(ImportDestination.builder().build(), "a.csv", DataFormat.CSV));
        refused(
                BadRequestException.class,
                "One import destination must be provided",
                () -> create(
                        SUBSCRIBE.toBuilder()
                                .suppressionListDestination(SUPPRESS.suppressionListDestination())
                                .build(),
                        "a.csv",
                        DataFormat.CSV));
        assertThrows(
                BadRequestException.class,
                () -> v2.createImportJob(r -> r.importDestination(SUPPRESS)
                        .importDataSource(s -> s.s3Url("http://imports/a.csv").dataFormat(DataFormat.CSV))));
        refused(NotFoundException.class, "ImportJob <none> doesn't exist", () -> job("none"));
        assertEquals(List.of(), v2.listImportJobs(r -> {}).importJobs());
    }

    @Test
    void anotherS3IsSaidToBeOutOfReach() {
        program.close();
        program = RunningProgram.start(Mode.DEV, directory.resolve("remote"), "s3.endpoint=\"http://127.0.0.1:9000\"");
        v2 = program.v2();

        var job = finished(SUPPRESS, "a.csv", DataFormat.CSV);

        assertEquals(JobStatus.FAILED, job.jobStatus());
        assertTrue(job.failureInfo().errorMessage().startsWith("s3.endpoint is http://127.0.0.1:9000, but"));
    }

    @Test
    void jobThatIsInterruptedIsDoneAfterARestart() throws IOException {
        var lines = new String[60_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "a%05d@example.com,BOUNCE".formatted(i);
        }
        file("large.csv", lines);
        var id = create(SUPPRESS, "large.csv", DataFormat.CSV);
        program.close();

        start();

        var job = finished(id);
        assertEquals(JobStatus.COMPLETED, job.jobStatus());
        assertEquals(lines.length, job.processedRecordsCount());
    }
}
