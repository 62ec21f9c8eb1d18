package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.DnsServer;
import io.pennypost.testing.MailSink;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.BatchGetMetricDataQuery;
import software.amazon.awssdk.services.sesv2.model.BounceType;
import software.amazon.awssdk.services.sesv2.model.DataFormat;
import software.amazon.awssdk.services.sesv2.model.EmailAddressInsightsConfidenceVerdict;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.ExportSourceType;
import software.amazon.awssdk.services.sesv2.model.GetExportJobResponse;
import software.amazon.awssdk.services.sesv2.model.JobStatus;
import software.amazon.awssdk.services.sesv2.model.Metric;
import software.amazon.awssdk.services.sesv2.model.MetricAggregation;
import software.amazon.awssdk.services.sesv2.model.MetricDimensionName;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.RecommendationType;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// What the stock SDK learns from mail that really went out.
final class InsightsTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path directory;

    private MailSink sink;
    private DnsServer dns;
    private RunningProgram program;
    private SesV2Client v2;
    private Instant today;

    @BeforeEach
    void start() throws Exception {
        sink = MailSink.answering(command -> command.contains("nobody") ? "550 5.1.1 no such user" : "");
        dns = new DnsServer("""
                example.org MX 10 mx.example.org
                null.example MX 0 .
                2.0.0.127.list.example A 127.0.0.4
                2.0.0.127.list.example TXT "listed"
                """);
        startProgram();
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.createConfigurationSet(r -> r.configurationSetName("set"));
        today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    }

    private void startProgram() {
        program = RunningProgram.start(
                Mode.DEV,
                directory.resolve("data"),
                "delivery.mode=\"deliver\"",
                "dns.servers=[\"127.0.0.1:" + dns.address().getPort() + "\"]",
                "delivery.source_addresses=[\"127.0.0.2\",\"127.0.0.3\"]",
                "delivery.blocklists=[\"list.example\"]",
                "delivery.route=[{domain=\"*\",to=\"127.0.0.1:" + sink.port() + "\",tls=\"none\"}]");
        v2 = program.v2();
        program.json("PUT", "/v2/email/account/vdm", "{\"VdmAttributes\":{\"VdmEnabled\":\"ENABLED\"}}");
    }

    @AfterEach
    void stop() throws Exception {
        program.close();
        sink.close();
        dns.close();
    }

    private static String text(SesV2Exception refused) {
        return refused.awsErrorDetails().errorMessage();
    }

    private String send(String... to) {
        var id = v2.sendEmail(r -> r.fromEmailAddress("ann@example.com")
                        .configurationSetName("set")
                        .destination(d -> d.toAddresses(to))
                        .emailTags(t -> t.name("campaign").value("one"))
                        .content(c -> c.simple(m -> m.subject(s -> s.data("Hello, \"you\""))
                                .body(b -> b.text(t -> t.data("text"))))))
                .messageId();
        eventually(() -> program.ledger(id).stream()
                        .filter(line -> List.of("Delivery", "Bounce")
                                .contains(line.at("type").text()))
                        .count()
                == to.length);
        return id;
    }

    /// Asks again until it is so; the program works on its own time.
    private static void eventually(BooleanSupplier isSo) {
        var until = System.nanoTime() + PATIENCE_NANOS;
        while (!isSo.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "It did not come about.");
        }
    }

    private BatchGetMetricDataQuery query(String id, Metric metric, Map<MetricDimensionName, String> dimensions) {
        return BatchGetMetricDataQuery.builder()
                .id(id)
                .namespace("VDM")
                .metric(metric)
                .dimensions(dimensions.isEmpty() ? null : dimensions)
                .startDate(today.minus(1, ChronoUnit.DAYS))
                .endDate(today.plus(2, ChronoUnit.DAYS))
                .build();
    }

    private long sum(Metric metric, Map<MetricDimensionName, String> dimensions) {
        return v2.batchGetMetricData(r -> r.queries(query("q", metric, dimensions))).results().getFirst().values().stream()
                .mapToLong(value -> value)
                .sum();
    }

    @Test
    void metricsCountWhatBecameOfMail() {
        send("bob@gmail.com");
        send("nobody@example.org");
        send("carol@example.org");
        send("one@example.org", "two@example.org");

        assertEquals(3, sum(Metric.SEND, Map.of()));
        assertEquals(2, sum(Metric.DELIVERY, Map.of()));
        assertEquals(1, sum(Metric.PERMANENT_BOUNCE, Map.of()));
        assertEquals(0, sum(Metric.COMPLAINT, Map.of()));
        assertEquals(1, sum(Metric.DELIVERY, Map.of(MetricDimensionName.ISP, "Gmail")));
        assertEquals(
                1,
                sum(
                        Metric.DELIVERY,
                        Map.of(
                                MetricDimensionName.EMAIL_IDENTITY,
                                "example.com",
                                MetricDimensionName.CONFIGURATION_SET,
                                "set",
                                MetricDimensionName.ISP,
                                "UNKNOWN_ISP")));
        assertEquals(0, sum(Metric.SEND, Map.of(MetricDimensionName.TENANT_NAME, "nobody")));
    }

    @Test
    void metricsAreAnsweredInOrderAndBadQuestionsRefused() {
        send("bob@gmail.com");
        var answer = v2.batchGetMetricData(
                r -> r.queries(query("b", Metric.OPEN, Map.of()), query("a", Metric.SEND, Map.of())));
        assertEquals(
                List.of("b", "a"),
                answer.results().stream().map(result -> result.id()).toList());
        assertEquals(List.of(), answer.results().getFirst().timestamps());
        assertEquals(List.of(), answer.errors());
        var stamp = answer.results().getLast().timestamps().getFirst();
        assertEquals(stamp.truncatedTo(ChronoUnit.DAYS), stamp);

        assertEquals(
                "Duplicate query id: a",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.batchGetMetricData(r -> r.queries(
                                query("a", Metric.OPEN, Map.of()), query("a", Metric.SEND, Map.of()))))));
        assertEquals(
                "Invalid date range",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.batchGetMetricData(r -> r.queries(query("a", Metric.OPEN, Map.of()).toBuilder()
                                .endDate(today.minus(2, ChronoUnit.DAYS))
                                .build())))));
    }

    @Test
    void aMessageTellsItsLife() {
        var id = send("nobody@example.org");

        var message = v2.getMessageInsights(r -> r.messageId(id));

        assertEquals(id, message.messageId());
        assertEquals("ann@example.com", message.fromEmailAddress());
        assertEquals("Hello, \"you\"", message.subject());
        assertTrue(message.emailTags().stream().anyMatch(tag -> tag.name().equals("campaign")));
        var life = message.insights().getFirst();
        assertEquals("nobody@example.org", life.destination());
        assertEquals("UNKNOWN_ISP", life.isp());
        assertEquals(
                List.of(EventType.SEND, EventType.BOUNCE),
                life.events().stream().map(event -> event.type()).toList());
        var bounce = life.events().getLast().details().bounce();
        assertEquals(BounceType.PERMANENT, bounce.bounceType());
        assertEquals("General", bounce.bounceSubType());
        assertEquals("smtp; 550 5.1.1 no such user", bounce.diagnosticCode());
    }

    @Test
    void messagesThatCannotBeToldApartAreNotFound() {
        var several = send("one@example.org", "two@example.org");
        for (var id : List.of(several, "none-of-ours")) {
            assertEquals(
                    "Message <" + id + "> does not exist.",
                    text(assertThrows(NotFoundException.class, () -> v2.getMessageInsights(r -> r.messageId(id)))));
        }
    }

    @Test
    void statisticsOfVersionOneCountRecipients() {
        send("one@example.org", "two@example.org");
        send("nobody@example.org");

        var points = program.v1().getSendStatistics().sendDataPoints();

        assertEquals(3, points.stream().mapToLong(point -> point.deliveryAttempts()).sum());
        assertEquals(1, points.stream().mapToLong(point -> point.bounces()).sum());
        assertEquals(0, points.stream().mapToLong(point -> point.complaints()).sum());
        assertEquals(0, points.stream().mapToLong(point -> point.rejects()).sum());
        assertTrue(points.stream().allMatch(point -> point.timestamp().getEpochSecond() % 900 == 0));
    }

    @Test
    void anAddressIsJudged() {
        send("carol@example.org");
        var good = v2.getEmailAddressInsights(r -> r.emailAddress("carol@example.org")).mailboxValidation();
        assertEquals(EmailAddressInsightsConfidenceVerdict.HIGH, good.isValid().confidenceVerdict());
        assertEquals(
                EmailAddressInsightsConfidenceVerdict.HIGH,
                good.evaluations().mailboxExists().confidenceVerdict());

        var bad = v2.getEmailAddressInsights(r -> r.emailAddress("info@null.example")).mailboxValidation();
        assertEquals(EmailAddressInsightsConfidenceVerdict.LOW, bad.isValid().confidenceVerdict());
        assertEquals(
                EmailAddressInsightsConfidenceVerdict.LOW,
                bad.evaluations().hasValidDnsRecords().confidenceVerdict());
        assertEquals(
                EmailAddressInsightsConfidenceVerdict.HIGH,
                bad.evaluations().isRoleAddress().confidenceVerdict());

        var none = v2.getEmailAddressInsights(r -> r.emailAddress("no address")).mailboxValidation();
        assertEquals(
                EmailAddressInsightsConfidenceVerdict.LOW,
                none.evaluations().hasValidSyntax().confidenceVerdict());
    }

    @Test
    void recommendationsComeFromDns() {
        var all = v2.listRecommendations(r -> {}).recommendations();
        assertEquals(
                List.of(RecommendationType.DMARC, RecommendationType.SPF),
                all.stream().map(each -> each.type()).sorted().toList());
        assertTrue(all.getFirst().resourceArn().endsWith(":identity/example.com"));
        assertEquals(
                "SPF record was not found.",
                v2.listRecommendations(r -> r.filterWithStrings(Map.of("TYPE", "SPF")))
                        .recommendations()
                        .getFirst()
                        .description());
        var page = v2.listRecommendations(r -> r.pageSize(1));
        assertEquals(
                1,
                v2.listRecommendations(r -> r.nextToken(page.nextToken()))
                        .recommendations()
                        .size());
        assertEquals(
                "A filter must be one key, STATUS and IMPACT, or STATUS and TYPE.",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.listRecommendations(
                                r -> r.filterWithStrings(Map.of("TYPE", "SPF", "IMPACT", "HIGH"))))));
        assertEquals(
                "PageSize must be between 1 and 100",
                text(assertThrows(
                        BadRequestException.class, () -> v2.listRecommendations(r -> r.pageSize(101)))));
    }

    @Test
    void messagesAreExportedAndFetched() {
        send("carol@example.org");
        var bounced = send("nobody@example.org");

        var id = v2.createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.CSV))
                        .exportDataSource(s -> s.messageInsightsDataSource(m -> m.startDate(today)
                                .endDate(today.plus(2, ChronoUnit.DAYS))
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
        send("bob@gmail.com");
        send("nobody@example.org");

        var id = v2.createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.JSON))
                        .exportDataSource(s -> s.metricsDataSource(m -> m.namespace("VDM")
                                .startDate(today)
                                .endDate(today.plus(1, ChronoUnit.DAYS))
                                .dimensions(Map.of(MetricDimensionName.ISP, List.of("*")))
                                .metrics(
                                        a -> a.name(Metric.SEND).aggregation(MetricAggregation.VOLUME),
                                        a -> a.name(Metric.PERMANENT_BOUNCE).aggregation(MetricAggregation.RATE)))))
                .jobId();
        var rows = Json.parse(fetch(completed(id))).items();

        assertEquals(
                List.of("Gmail", "UNKNOWN_ISP"),
                rows.stream().map(row -> row.at("ISP").text()).toList());
        assertEquals("1", rows.getLast().at("SEND").text());
        assertEquals("1.000000", rows.getLast().at("PERMANENT_BOUNCE_RATE").text());
    }

    private GetExportJobResponse completed(String id) {
        eventually(() -> v2.getExportJob(r -> r.jobId(id)).jobStatus() == JobStatus.COMPLETED);
        return v2.getExportJob(r -> r.jobId(id));
    }

    private String fetch(GetExportJobResponse job) {
        var url = job.exportDestination().s3Url();
        var answer = program.send("GET", url.substring(url.indexOf("/_pennypost")), new byte[0], _ -> {});
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }

    @Test
    void jobsAreListedNewestFirstKeptOverARestartAndNotCancelledWhenDone() {
        var first = export();
        var second = export();
        completed(first);
        completed(second);

        program.close();
        startProgram();

        assertEquals(
                List.of(second, first),
                v2.listExportJobs(r -> {}).exportJobs().stream()
                        .map(job -> job.jobId())
                        .toList());
        var page = v2.listExportJobs(r -> r.pageSize(1).jobStatus(JobStatus.COMPLETED));
        assertEquals(
                first,
                v2.listExportJobs(r -> r.nextToken(page.nextToken()))
                        .exportJobs()
                        .getFirst()
                        .jobId());
        assertEquals(
                List.of(),
                v2.listExportJobs(r -> r.exportSourceType(ExportSourceType.METRICS_DATA))
                        .exportJobs());
        assertEquals(
                "Export job <" + first + "> cannot be cancelled because its status is COMPLETED.",
                text(assertThrows(BadRequestException.class, () -> v2.cancelExportJob(r -> r.jobId(first)))));
        assertTrue(fetch(completed(first)).startsWith("MessageId,"));
    }

    private String export() {
        return v2.createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.CSV))
                        .exportDataSource(s -> s.messageInsightsDataSource(
                                m -> m.startDate(today).endDate(today))))
                .jobId();
    }

    @Test
    void badExportsAreRefused() {
        assertEquals(
                "One data source must be provided",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.CSV))
                                .exportDataSource(s -> {})))));
        assertEquals(
                "Invalid date range",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.createExportJob(r -> r.exportDestination(d -> d.dataFormat(DataFormat.CSV))
                                .exportDataSource(s -> s.messageInsightsDataSource(
                                        m -> m.startDate(today).endDate(today.minusSeconds(1))))))));
        assertEquals(
                "Providing a custom S3 URL is not supported",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.createExportJob(r -> r.exportDestination(
                                        d -> d.dataFormat(DataFormat.CSV).s3Url("s3://bucket/key"))
                                .exportDataSource(s -> s.messageInsightsDataSource(
                                        m -> m.startDate(today).endDate(today)))))));
        assertEquals(
                "Export job <x> does not exist.",
                text(assertThrows(NotFoundException.class, () -> v2.getExportJob(r -> r.jobId("x")))));
        assertEquals(
                "Failed to deserialize token. ",
                text(assertThrows(
                        BadRequestException.class, () -> v2.listExportJobs(r -> r.nextToken("x")))));
        assertEquals(
                "PageSize must be between 1 and 100",
                text(assertThrows(BadRequestException.class, () -> v2.listExportJobs(r -> r.pageSize(0)))));
        var answer = program.send("GET", "/_pennypost/exports?token=x", new byte[0], _ -> {});
        assertEquals(403, answer.status());
        assertEquals(List.of(), v2.listExportJobs(r -> {}).exportJobs());
    }

    @Test
    void theDashboardWatchesVerifiedDomains() {
        assertEquals(false, v2.getDeliverabilityDashboardOptions(r -> {}).dashboardEnabled());
        v2.putDeliverabilityDashboardOption(
                r -> r.dashboardEnabled(true).subscribedDomains(d -> d.domain("example.com")));
        var options = v2.getDeliverabilityDashboardOptions(r -> {});
        assertEquals(true, options.dashboardEnabled());
        assertEquals("ACTIVE", options.accountStatusAsString());
        assertEquals("example.com", options.activeSubscribedDomains().getFirst().domain());

        send("bob@gmail.com");
        var report = v2.getDomainStatisticsReport(
                r -> r.domain("example.com").startDate(today).endDate(today.plus(1, ChronoUnit.DAYS)));
        assertEquals(1, report.dailyVolumes().size());

        assertEquals(
                "Domain <other.example> is not verified under this account.",
                text(assertThrows(
                        NotFoundException.class,
                        () -> v2.putDeliverabilityDashboardOption(
                                r -> r.dashboardEnabled(true).subscribedDomains(d -> d.domain("other.example"))))));
        assertEquals(
                "Domain <other.example> is not subscribed to the Deliverability dashboard.",
                text(assertThrows(
                        NotFoundException.class,
                        () -> v2.getDomainStatisticsReport(r ->
                                r.domain("other.example").startDate(today).endDate(today)))));
        assertEquals(
                "The date range must be between 0 and 30 days.",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.getDomainStatisticsReport(r -> r.domain("example.com")
                                .startDate(today)
                                .endDate(today.plus(31, ChronoUnit.DAYS))))));
    }

    @Test
    void blocklistsAreAskedAboutOwnAddresses() {
        var report = v2.getBlacklistReports(r -> r.blacklistItemNames("127.0.0.2", "127.0.0.3"))
                .blacklistReport();
        assertEquals("list.example", report.get("127.0.0.2").getFirst().rblName());
        assertEquals("listed", report.get("127.0.0.2").getFirst().description());
        assertEquals(List.of(), report.get("127.0.0.3"));
        assertThrows(
                NotFoundException.class, () -> v2.getBlacklistReports(r -> r.blacklistItemNames("192.0.2.1")));
    }

    @Test
    void whatOnlySeedMailboxesKnowIsRefused() {
        assertEquals(
                "Inbox placement tests need seed mailboxes, which this server does not have.",
                text(assertThrows(
                        BadRequestException.class,
                        () -> v2.createDeliverabilityTestReport(r -> r.fromEmailAddress("ann@example.com")
                                .content(c -> c.simple(m -> m.subject(s -> s.data("s"))
                                        .body(b -> b.text(t -> t.data("t")))))))));
        assertEquals(
                "The deliverability test report <x> does not exist.",
                text(assertThrows(
                        NotFoundException.class, () -> v2.getDeliverabilityTestReport(r -> r.reportId("x")))));
        assertEquals(
                List.of(),
                v2.listDeliverabilityTestReports(r -> {}).deliverabilityTestReports());
        assertEquals(
                "The campaign <x> does not exist.",
                text(assertThrows(
                        NotFoundException.class,
                        () -> v2.getDomainDeliverabilityCampaign(r -> r.campaignId("x")))));
        v2.putDeliverabilityDashboardOption(
                r -> r.dashboardEnabled(true).subscribedDomains(d -> d.domain("example.com")));
        assertEquals(
                "No campaign data is collected for domain <example.com> on this server.",
                text(assertThrows(
                        NotFoundException.class,
                        () -> v2.listDomainDeliverabilityCampaigns(r ->
                                r.subscribedDomain("example.com").startDate(today).endDate(today)))));
    }
}
