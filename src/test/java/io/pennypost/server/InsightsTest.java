package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.BatchGetMetricDataQuery;
import software.amazon.awssdk.services.sesv2.model.BounceType;
import software.amazon.awssdk.services.sesv2.model.EmailAddressInsightsConfidenceVerdict;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.Metric;
import software.amazon.awssdk.services.sesv2.model.MetricDimensionName;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.RecommendationType;

/// What the stock SDK learns from mail that really went out.
final class InsightsTest {
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

    private BatchGetMetricDataQuery query(String id, Metric metric, Map<MetricDimensionName, String> dimensions) {
        return BatchGetMetricDataQuery.builder()
                .id(id)
                .namespace("VDM")
                .metric(metric)
                .dimensions(dimensions.isEmpty() ? null : dimensions)
                .startDate(world.today.minus(1, ChronoUnit.DAYS))
                .endDate(world.today.plus(2, ChronoUnit.DAYS))
                .build();
    }

    private long sum(Metric metric, Map<MetricDimensionName, String> dimensions) {
        return world
                .v2
                .batchGetMetricData(r -> r.queries(query("q", metric, dimensions)))
                .results()
                .getFirst()
                .values()
                .stream()
                .mapToLong(value -> value)
                .sum();
    }

    @Test
    void metricsCountWhatBecameOfMail() {
        world.send("bob@gmail.com");
        world.send("nobody@example.org");
        world.send("carol@example.org");
        world.send("one@example.org", "two@example.org");

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
        world.send("bob@gmail.com");
        var answer = world.v2.batchGetMetricData(
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
                MailWorld.text(assertThrows(
                        BadRequestException.class,
                        () -> world.v2.batchGetMetricData(r ->
                                r.queries(query("a", Metric.OPEN, Map.of()), query("a", Metric.SEND, Map.of()))))));
        assertEquals(
                "Invalid date range",
                MailWorld.text(assertThrows(
                        BadRequestException.class,
                        () -> world.v2.batchGetMetricData(r -> r.queries(query("a", Metric.OPEN, Map.of()).toBuilder()
                                .endDate(world.today.minus(2, ChronoUnit.DAYS))
                                .build())))));
    }

    @Test
    void aMessageTellsItsLife() {
        var id = world.send("nobody@example.org");

        var message = world.v2.getMessageInsights(r -> r.messageId(id));

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
        var several = world.send("one@example.org", "two@example.org");
        for (var id : List.of(several, "none-of-ours")) {
            assertEquals(
                    "Message <" + id + "> does not exist.",
                    MailWorld.text(assertThrows(
                            NotFoundException.class, () -> world.v2.getMessageInsights(r -> r.messageId(id)))));
        }
    }

    @Test
    void statisticsOfVersionOneCountRecipients() {
        world.send("one@example.org", "two@example.org");
        world.send("nobody@example.org");

        var points = world.program.v1().getSendStatistics().sendDataPoints();

        assertEquals(
                3, points.stream().mapToLong(point -> point.deliveryAttempts()).sum());
        assertEquals(1, points.stream().mapToLong(point -> point.bounces()).sum());
        assertEquals(0, points.stream().mapToLong(point -> point.complaints()).sum());
        assertEquals(0, points.stream().mapToLong(point -> point.rejects()).sum());
        assertTrue(points.stream().allMatch(point -> point.timestamp().getEpochSecond() % 900 == 0));
    }

    @Test
    void anAddressIsJudged() {
        world.send("carol@example.org");
        var good = world.v2
                .getEmailAddressInsights(r -> r.emailAddress("carol@example.org"))
                .mailboxValidation();
        assertEquals(EmailAddressInsightsConfidenceVerdict.HIGH, good.isValid().confidenceVerdict());
        assertEquals(
                EmailAddressInsightsConfidenceVerdict.HIGH,
                good.evaluations().mailboxExists().confidenceVerdict());

        var bad = world.v2
                .getEmailAddressInsights(r -> r.emailAddress("info@null.example"))
                .mailboxValidation();
        assertEquals(EmailAddressInsightsConfidenceVerdict.LOW, bad.isValid().confidenceVerdict());
        assertEquals(
                EmailAddressInsightsConfidenceVerdict.LOW,
                bad.evaluations().hasValidDnsRecords().confidenceVerdict());
        assertEquals(
                EmailAddressInsightsConfidenceVerdict.HIGH,
                bad.evaluations().isRoleAddress().confidenceVerdict());

        var none = world.v2
                .getEmailAddressInsights(r -> r.emailAddress("no address"))
                .mailboxValidation();
        assertEquals(
                EmailAddressInsightsConfidenceVerdict.LOW,
                none.evaluations().hasValidSyntax().confidenceVerdict());
    }

    @Test
    void recommendationsComeFromDns() {
        var all = world.v2.listRecommendations(r -> {}).recommendations();
        assertEquals(
                List.of(RecommendationType.DMARC, RecommendationType.SPF),
                all.stream().map(each -> each.type()).sorted().toList());
        assertTrue(all.getFirst().resourceArn().endsWith(":identity/example.com"));
        assertEquals(
                "SPF record was not found.",
                world.v2
                        .listRecommendations(r -> r.filterWithStrings(Map.of("TYPE", "SPF")))
                        .recommendations()
                        .getFirst()
                        .description());
        var page = world.v2.listRecommendations(r -> r.pageSize(1));
        assertEquals(
                1,
                world.v2
                        .listRecommendations(r -> r.nextToken(page.nextToken()))
                        .recommendations()
                        .size());
        assertEquals(
                "A filter must be one key, STATUS and IMPACT, or STATUS and TYPE.",
                MailWorld.text(assertThrows(
                        BadRequestException.class,
                        () -> world.v2.listRecommendations(
                                r -> r.filterWithStrings(Map.of("TYPE", "SPF", "IMPACT", "HIGH"))))));
        assertEquals(
                "PageSize must be between 1 and 100",
                MailWorld.text(assertThrows(
                        BadRequestException.class, () -> world.v2.listRecommendations(r -> r.pageSize(101)))));
    }
}
