package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.DataFormat;
import software.amazon.awssdk.services.sesv2.model.ExportMetric;
import software.amazon.awssdk.services.sesv2.model.ExportSourceType;
import software.amazon.awssdk.services.sesv2.model.GetExportJobResponse;
import software.amazon.awssdk.services.sesv2.model.JobStatus;
import software.amazon.awssdk.services.sesv2.model.Metric;
import software.amazon.awssdk.services.sesv2.model.MetricAggregation;
import software.amazon.awssdk.services.sesv2.model.MetricDimensionName;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/// Export jobs as the stock SDK sees them, carried out and fetched.
final class ExportsTest {
    @TempDir
    Path directory;

    private MailWorld world;

    @BeforeEach
    void start() throws Exception {
        world = new MailWorld(directory.resolve("data"));
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private static ExportMetric metric(Metric name, MetricAggregation aggregation) {
        return ExportMetric.builder().name(name).aggregation(aggregation).build();
    }

    @Test
    void messagesAreExportedAndFetched() {
        world.send("carol@example.org");
        var bounced = world.send("nobody@example.org");

        var id = world.v2
                .createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.CSV))
                        .exportDataSource(s -> s.messageInsightsDataSource(m -> m.startDate(world.today)
                                .endDate(world.today.plus(2, ChronoUnit.DAYS))
                                .include(f -> f.destination("NOBODY@example.org")))))
                .jobId();
        var job = completed(id);

        assertEquals(ExportSourceType.MESSAGE_INSIGHTS, job.exportSourceType());
        assertEquals(2, job.statistics().processedRecordsCount());
        assertEquals(1, job.statistics().exportedRecordsCount());
        assertEquals(
                List.of("NOBODY@example.org"),
                job.exportDataSource().messageInsightsDataSource().include().destination());
        var lines = fetch(job).lines().toList();
        assertEquals(
                "MessageId,Timestamp,FromEmailAddress,Destination,Subject,Isp,TenantName,LastDeliveryEvent,"
                        + "LastEngagementEvent",
                lines.getFirst());
        assertTrue(lines.getLast().startsWith(bounced + ","), lines::toString);
        assertTrue(
                lines.getLast()
                        .endsWith(",ann@example.com,nobody@example.org,\"Hello, \"\"you\"\"\",UNKNOWN_ISP,,"
                                + "PERMANENT_BOUNCE,"),
                lines::toString);
    }

    @Test
    void metricsAreExportedAsJson() {
        world.send("bob@gmail.com");
        world.send("nobody@example.org");

        var id = world.v2
                .createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.JSON))
                        .exportDataSource(s -> s.metricsDataSource(m -> m.namespace("VDM")
                                .startDate(world.today)
                                .endDate(world.today.plus(1, ChronoUnit.DAYS))
                                .dimensions(Map.of(MetricDimensionName.ISP, List.of("*")))
                                .metrics(
                                        metric(Metric.SEND, MetricAggregation.VOLUME),
                                        metric(Metric.PERMANENT_BOUNCE, MetricAggregation.RATE)))))
                .jobId();
        var rows = Json.parse(fetch(completed(id))).items();

        assertEquals(
                List.of("Gmail", "UNKNOWN_ISP"),
                rows.stream().map(row -> row.at("ISP").text()).toList());
        assertEquals("1", rows.getLast().at("SEND").text());
        assertEquals("1.000000", rows.getLast().at("PERMANENT_BOUNCE_RATE").text());
    }

    private GetExportJobResponse completed(String id) {
        MailWorld.eventually(() -> world.v2.getExportJob(r -> r.jobId(id)).jobStatus() == JobStatus.COMPLETED);
        return world.v2.getExportJob(r -> r.jobId(id));
    }

    private String fetch(GetExportJobResponse job) {
        var url = job.exportDestination().s3Url();
        var answer = world.program.send("GET", url.substring(url.indexOf("/_pennypost")), new byte[0], _ -> {});
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }

    @Test
    void jobsAreListedNewestFirstKeptOverARestartAndNotCancelledWhenDone() {
        var first = export();
        var second = export();
        completed(first);
        completed(second);

        world.restart();

        assertEquals(
                List.of(second, first),
                world.v2.listExportJobs(r -> {}).exportJobs().stream()
                        .map(job -> job.jobId())
                        .toList());
        var page = world.v2.listExportJobs(r -> r.pageSize(1).jobStatus(JobStatus.COMPLETED));
        assertEquals(
                first,
                world.v2
                        .listExportJobs(r -> r.nextToken(page.nextToken()))
                        .exportJobs()
                        .getFirst()
                        .jobId());
        assertEquals(
                List.of(),
                world.v2
                        .listExportJobs(r -> r.exportSourceType(ExportSourceType.METRICS_DATA))
                        .exportJobs());
        assertEquals(
                "Export job <" + first + "> cannot be cancelled because its status is COMPLETED.",
                MailWorld.text(
                        assertThrows(BadRequestException.class, () -> world.v2.cancelExportJob(r -> r.jobId(first)))));
        assertTrue(fetch(completed(first)).startsWith("MessageId,"));
    }

    private String export() {
        return world.v2
                .createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.CSV))
                        .exportDataSource(s -> s.messageInsightsDataSource(
                                m -> m.startDate(world.today).endDate(world.today))))
                .jobId();
    }

    @Test
    @ActsOn("sesv2 CreateExportJob ExportDestination.S3Url")
    void badExportsAreRefused() {
        assertEquals(
                "One data source must be provided",
                MailWorld.text(assertThrows(
                        BadRequestException.class,
                        () -> world.v2.createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.CSV))
                                .exportDataSource(s -> {})))));
        assertEquals(
                "Invalid date range",
                MailWorld.text(assertThrows(
                        BadRequestException.class,
                        () -> world.v2.createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.CSV))
                                .exportDataSource(s -> s.messageInsightsDataSource(
                                        m -> m.startDate(world.today).endDate(world.today.minusSeconds(1))))))));
        assertEquals(
                "Providing a custom S3 URL is not supported",
                MailWorld.text(assertThrows(
                        BadRequestException.class,
                        () -> world.v2.createExportJob(r -> r.exportDestination(
                                        d -> d.dataFormat(DataFormat.CSV).s3Url("s3://bucket/key"))
                                .exportDataSource(s -> s.messageInsightsDataSource(
                                        m -> m.startDate(world.today).endDate(world.today)))))));
        assertEquals(
                "Export job <x> does not exist.",
                MailWorld.text(assertThrows(NotFoundException.class, () -> world.v2.getExportJob(r -> r.jobId("x")))));
        assertEquals(
                "Failed to deserialize token. ",
                MailWorld.text(
                        assertThrows(BadRequestException.class, () -> world.v2.listExportJobs(r -> r.nextToken("x")))));
        assertEquals(
                "PageSize must be between 1 and 100",
                MailWorld.text(
                        assertThrows(BadRequestException.class, () -> world.v2.listExportJobs(r -> r.pageSize(0)))));
        var answer = world.program.send("GET", "/_pennypost/exports?token=x", new byte[0], _ -> {});
        assertEquals(403, answer.status());
        assertEquals(List.of(), world.v2.listExportJobs(r -> {}).exportJobs());
    }
}
