package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.CloudWatchDimensionConfiguration;
import software.amazon.awssdk.services.sesv2.model.DimensionValueSource;
import software.amazon.awssdk.services.sesv2.model.EventDestination;
import software.amazon.awssdk.services.sesv2.model.EventDestinationDefinition;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/// Event destinations as clients of v2 see them.
final class EventDestinationsTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/ses";
    private static final String STREAM = "arn:aws:firehose:us-east-1:000000000000:deliverystream/mail";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:mail";
    private static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default";
    private static final String APPLICATION = "arn:aws:mobiletargeting:us-east-1:000000000000:apps/0123456789abcdef";
    private static final String DESTINATIONS = "/v2/email/configuration-sets/shop/event-destinations";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
        program.sns().createTopic(r -> r.name("mail"));
        v2.createConfigurationSet(r -> r.configurationSetName("shop"));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void create(String name, Consumer<EventDestinationDefinition.Builder> definition) {
        v2.createConfigurationSetEventDestination(
                r -> r.configurationSetName("shop").eventDestinationName(name).eventDestination(definition));
    }

    private void update(String name, Consumer<EventDestinationDefinition.Builder> definition) {
        v2.updateConfigurationSetEventDestination(
                r -> r.configurationSetName("shop").eventDestinationName(name).eventDestination(definition));
    }

    private List<EventDestination> destinations() {
        return v2.getConfigurationSetEventDestinations(r -> r.configurationSetName("shop"))
                .eventDestinations();
    }

    private static Consumer<EventDestinationDefinition.Builder> toBus(EventType... types) {
        return d -> d.enabled(true).matchingEventTypes(types).eventBridgeDestination(b -> b.eventBusArn(BUS));
    }

    private static CloudWatchDimensionConfiguration dimension(String name, DimensionValueSource source) {
        return CloudWatchDimensionConfiguration.builder()
                .dimensionName(name)
                .dimensionValueSource(source)
                .defaultDimensionValue("none")
                .build();
    }

    private static void assertRefused(
            Class<? extends AwsServiceException> type, int status, String message, Executable call) {
        var refused = assertThrows(type, call);
        assertEquals(status, refused.statusCode());
        assertEquals(message, refused.awsErrorDetails().errorMessage());
    }

    private void assertBad(String message, Consumer<EventDestinationDefinition.Builder> definition) {
        assertRefused(BadRequestException.class, 400, message, () -> create("d", definition));
        assertEquals(List.of(), destinations());
    }

    @Test
    void destinationsOfEveryKindAreReadBackAsWritten() {
        create(
                "firehose",
                d -> d.matchingEventTypes(EventType.SEND)
                        .kinesisFirehoseDestination(f -> f.iamRoleArn(ROLE).deliveryStreamArn(STREAM)));
        create(
                "metrics",
                d -> d.enabled(true)
                        .matchingEventTypes(EventType.SEND)
                        .cloudWatchDestination(c -> c.dimensionConfigurations(List.of(
                                dimension("ses:source-ip", DimensionValueSource.MESSAGE_TAG),
                                dimension("link", DimensionValueSource.LINK_TAG)))));
        create("topic", d -> d.matchingEventTypes(EventType.knownValues()).snsDestination(s -> s.topicArn(TOPIC)));
        create("bus", toBus(EventType.SUBSCRIPTION, EventType.DELIVERY_DELAY));
        create(
                "pinpoint",
                d -> d.matchingEventTypes(EventType.OPEN).pinpointDestination(p -> p.applicationArn(APPLICATION)));

        var got = destinations();

        assertEquals(
                List.of("firehose", "metrics", "topic", "bus", "pinpoint"),
                got.stream().map(EventDestination::name).toList());
        assertFalse(got.get(0).enabled(), "left out means false");
        assertEquals(ROLE, got.get(0).kinesisFirehoseDestination().iamRoleArn());
        assertEquals(STREAM, got.get(0).kinesisFirehoseDestination().deliveryStreamArn());
        assertTrue(got.get(1).enabled());
        var dimensions = got.get(1).cloudWatchDestination().dimensionConfigurations();
        assertEquals(2, dimensions.size());
        assertEquals("ses:source-ip", dimensions.getFirst().dimensionName());
        assertEquals(DimensionValueSource.LINK_TAG, dimensions.getLast().dimensionValueSource());
        assertEquals("none", dimensions.getLast().defaultDimensionValue());
        assertEquals(TOPIC, got.get(2).snsDestination().topicArn());
        assertEquals(10, got.get(2).matchingEventTypes().size());
        assertEquals(BUS, got.get(3).eventBridgeDestination().eventBusArn());
        assertEquals(
                List.of(EventType.SUBSCRIPTION, EventType.DELIVERY_DELAY),
                got.get(3).matchingEventTypes());
        assertEquals(APPLICATION, got.get(4).pinpointDestination().applicationArn());
    }

    @Test
    void anAnswerHoldsOnlyTheOneTarget() {
        create("bus", toBus(EventType.SEND));
        assertEquals(
                "{\"EventDestinations\":[{\"Name\":\"bus\",\"Enabled\":true,\"MatchingEventTypes\":[\"SEND\"],"
                        + "\"EventBridgeDestination\":{\"EventBusArn\":\"" + BUS + "\"}}]}",
                program.json("GET", DESTINATIONS, "").body());
    }

    @Test
    void anUpdateMayChangeTheKind() {
        create("d", toBus(EventType.SEND));
        update("d", d -> d.matchingEventTypes(EventType.OPEN).snsDestination(s -> s.topicArn(TOPIC)));
        var got = destinations().getFirst();
        assertFalse(got.enabled());
        assertEquals(List.of(EventType.OPEN), got.matchingEventTypes());
        assertEquals(TOPIC, got.snsDestination().topicArn());
        assertEquals(null, got.eventBridgeDestination());
    }

    @Test
    void aDeletedDestinationIsGone() {
        create("a", toBus(EventType.SEND));
        create("b", toBus(EventType.SEND));
        v2.deleteConfigurationSetEventDestination(
                r -> r.configurationSetName("shop").eventDestinationName("a"));
        assertEquals(
                List.of("b"),
                destinations().stream().map(EventDestination::name).toList());
        v2.deleteConfigurationSet(r -> r.configurationSetName("shop"));
        assertRefused(NotFoundException.class, 404, "Configuration set <shop> does not exist.", this::destinations);
    }

    @Test
    void badDefinitionsAreRefusedAndNothingIsKept() {
        assertBad("At least one event type must be specified.", d -> d.eventBridgeDestination(b -> b.eventBusArn(BUS)));
        assertBad("Event destination is not provided.", d -> d.matchingEventTypes(EventType.SEND));
        assertBad(
                "Please provide only one destination with each request. Either a Firehose Destination or a Cloudwatch "
                        + "Destination or an SNS Destination or an EventBridge Destination.",
                toBus(EventType.SEND).andThen(d -> d.snsDestination(s -> s.topicArn(TOPIC))));
        assertBad(
                "CloudWatch metrics dimension configuration list cannot be empty.",
                d -> d.matchingEventTypes(EventType.SEND)
                        .cloudWatchDestination(c -> c.dimensionConfigurations(List.of())));
        assertBad(
                "Invalid Pinpoint application ARN provided: x.",
                d -> d.matchingEventTypes(EventType.SEND).pinpointDestination(p -> p.applicationArn("x")));
        assertBad(
                "Invalid SNS topic ARN provided: x.",
                d -> d.matchingEventTypes(EventType.SEND).snsDestination(s -> s.topicArn("x")));
        assertBad(
                "1 validation error detected: Value at 'eventDestination.matchingEventTypes' failed to satisfy "
                        + "constraint: Member must satisfy constraint: [Member must satisfy enum value set: [BOUNCE, "
                        + "CLICK, COMPLAINT, DELIVERY, DELIVERY_DELAY, OPEN, REJECT, RENDERING_FAILURE, SEND, "
                        + "SUBSCRIPTION]]",
                d -> d.matchingEventTypesWithStrings("MELTED").snsDestination(s -> s.topicArn(TOPIC)));
    }

    @Test
    void badNamesAreRefused() {
        assertRefused(
                BadRequestException.class,
                400,
                "Invalid event destination name <a.b>: only alphanumeric ASCII characters, '_', and '-' are allowed.",
                () -> create("a.b", toBus(EventType.SEND)));
        assertRefused(
                BadRequestException.class,
                400,
                "Event destination name cannot exceed 64 characters.",
                () -> create("a".repeat(65), toBus(EventType.SEND)));
        assertEquals(List.of(), destinations());
    }

    @Test
    void aNameIsTakenOnceAndTenAreEnough() {
        for (int i = 0; i < 10; i++) {
            create("d" + i, toBus(EventType.SEND));
        }
        assertRefused(
                AlreadyExistsException.class,
                400,
                "An event destination with name <d0> already exists for configuration set <shop>.",
                () -> create("d0", toBus(EventType.OPEN)));
        assertRefused(
                LimitExceededException.class,
                400,
                "A configuration set can have at most 10 event destinations.",
                () -> create("d10", toBus(EventType.SEND)));
        assertEquals(10, destinations().size());
        assertEquals(List.of(EventType.SEND), destinations().getFirst().matchingEventTypes());
    }

    @Test
    void missingSetsAndDestinationsAreToldApart() {
        var text = "An event destination with name <d> does not exist for configuration set <shop>.";
        assertRefused(NotFoundException.class, 404, text, () -> update("d", toBus(EventType.SEND)));
        assertRefused(
                NotFoundException.class,
                404,
                text,
                () -> v2.deleteConfigurationSetEventDestination(
                        r -> r.configurationSetName("shop").eventDestinationName("d")));
        var definition =
                "{\"MatchingEventTypes\":[\"SEND\"],\"EventBridgeDestination\":{\"EventBusArn\":\"" + BUS + "\"}}";
        var calls = Map.of(
                "POST /event-destinations",
                "{\"EventDestinationName\":\"d\",\"EventDestination\":" + definition + "}",
                "GET /event-destinations",
                "",
                "PUT /event-destinations/d",
                "{\"EventDestination\":" + definition + "}",
                "DELETE /event-destinations/d",
                "");
        calls.forEach((call, body) -> {
            var words = call.split(" ", 2);
            var answer = program.json(words[0], "/v2/email/configuration-sets/none" + words[1], body);
            assertEquals(404, answer.status(), call);
            assertEquals("NotFoundException", answer.header("x-amzn-ErrorType"), call);
            assertEquals(
                    "Configuration set <none> does not exist.",
                    answer.json().at("message").text(),
                    call);
        });
    }
}
