package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.CloudWatchDimensionConfiguration;
import software.amazon.awssdk.services.ses.model.ConfigurationSetAttribute;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.DimensionValueSource;
import software.amazon.awssdk.services.ses.model.EventDestination;
import software.amazon.awssdk.services.ses.model.EventDestinationAlreadyExistsException;
import software.amazon.awssdk.services.ses.model.EventDestinationDoesNotExistException;
import software.amazon.awssdk.services.ses.model.EventType;
import software.amazon.awssdk.services.ses.model.InvalidCloudWatchDestinationException;
import software.amazon.awssdk.services.ses.model.InvalidFirehoseDestinationException;
import software.amazon.awssdk.services.ses.model.InvalidSnsDestinationException;
import software.amazon.awssdk.services.ses.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Event destinations as clients of v1 see them, over the same state as v2.
final class EventDestinationsV1Test {
    private static final String ROLE = "arn:aws:iam::000000000000:role/ses";
    private static final String STREAM = "arn:aws:firehose:us-east-1:000000000000:deliverystream/mail";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:mail";
    private static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesClient v1;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v1 = program.v1();
        v2 = program.v2();
        program.sns().createTopic(r -> r.name("mail"));
        v1.createConfigurationSet(r -> r.configurationSet(s -> s.name("shop")));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void create(String set, Consumer<EventDestination.Builder> destination) {
        v1.createConfigurationSetEventDestination(r -> r.configurationSetName(set)
                .eventDestination(d -> destination.accept(d.name("d").matchingEventTypes(EventType.SEND))));
    }

    private void update(String set, Consumer<EventDestination.Builder> destination) {
        v1.updateConfigurationSetEventDestination(r -> r.configurationSetName(set)
                .eventDestination(d -> destination.accept(d.name("d").matchingEventTypes(EventType.SEND))));
    }

    private void delete(String set, String name) {
        v1.deleteConfigurationSetEventDestination(
                r -> r.configurationSetName(set).eventDestinationName(name));
    }

    private List<EventDestination> destinations() {
        return v1.describeConfigurationSet(r -> r.configurationSetName("shop")
                        .configurationSetAttributeNames(ConfigurationSetAttribute.EVENT_DESTINATIONS))
                .eventDestinations();
    }

    private static Consumer<EventDestination.Builder> toTopic(String arn) {
        return d -> d.snsDestination(s -> s.topicARN(arn));
    }

    private static CloudWatchDimensionConfiguration dimension(String name, DimensionValueSource source) {
        return CloudWatchDimensionConfiguration.builder()
                .dimensionName(name)
                .dimensionValueSource(source)
                .defaultDimensionValue("none")
                .build();
    }

    private static <E extends AwsServiceException> E assertRefused(
            Class<E> type, String code, String message, Executable call) {
        var refused = assertThrows(type, call);
        assertEquals(
                code + ": " + message,
                refused.awsErrorDetails().errorCode() + ": "
                        + refused.awsErrorDetails().errorMessage());
        assertEquals(400, refused.statusCode());
        return refused;
    }

    @Test
    void theThreeKindsOfV1AreReadBackAsWritten() {
        create(
                "shop",
                d -> d.enabled(true)
                        .matchingEventTypes(EventType.knownValues())
                        .snsDestination(s -> s.topicARN(TOPIC)));
        create(
                "shop",
                d -> d.name("firehose")
                        .kinesisFirehoseDestination(f -> f.iamRoleARN(ROLE).deliveryStreamARN(STREAM)));
        create(
                "shop",
                d -> d.name("metrics")
                        .cloudWatchDestination(c -> c.dimensionConfigurations(
                                List.of(dimension("X-Kind", DimensionValueSource.EMAIL_HEADER)))));

        var got = destinations();

        assertEquals(
                List.of("d", "firehose", "metrics"),
                got.stream().map(EventDestination::name).toList());
        assertTrue(got.get(0).enabled());
        assertEquals(8, got.get(0).matchingEventTypes().size());
        assertEquals(TOPIC, got.get(0).snsDestination().topicARN());
        assertFalse(got.get(1).enabled());
        assertEquals(ROLE, got.get(1).kinesisFirehoseDestination().iamRoleARN());
        assertEquals(STREAM, got.get(1).kinesisFirehoseDestination().deliveryStreamARN());
        var dimension =
                got.get(2).cloudWatchDestination().dimensionConfigurations().getFirst();
        assertEquals(DimensionValueSource.EMAIL_HEADER, dimension.dimensionValueSource());
        assertEquals("X-Kind", dimension.dimensionName());
        var inV2 = v2.getConfigurationSetEventDestinations(r -> r.configurationSetName("shop"))
                .eventDestinations();
        assertEquals(3, inV2.size());
        assertEquals(
                "RENDERING_FAILURE",
                inV2.getFirst().matchingEventTypesAsStrings().stream()
                        .filter(type -> type.startsWith("REN"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void whatV1CannotSayIsHidden() {
        v2.createConfigurationSetEventDestination(r -> r.configurationSetName("shop")
                .eventDestinationName("bus")
                .eventDestination(
                        d -> d.matchingEventTypesWithStrings("SEND").eventBridgeDestination(b -> b.eventBusArn(BUS))));
        v2.createConfigurationSetEventDestination(r -> r.configurationSetName("shop")
                .eventDestinationName("delays")
                .eventDestination(
                        d -> d.matchingEventTypesWithStrings("DELIVERY_DELAY").snsDestination(s -> s.topicArn(TOPIC))));
        v2.createConfigurationSetEventDestination(r -> r.configurationSetName("shop")
                .eventDestinationName("some")
                .eventDestination(d -> d.matchingEventTypesWithStrings("SUBSCRIPTION", "BOUNCE")
                        .snsDestination(s -> s.topicArn(TOPIC))));

        var got = destinations();

        assertEquals(List.of("some"), got.stream().map(EventDestination::name).toList());
        assertEquals(List.of(EventType.BOUNCE), got.getFirst().matchingEventTypes());
        delete("shop", "bus");
        assertEquals(
                2,
                v2.getConfigurationSetEventDestinations(r -> r.configurationSetName("shop"))
                        .eventDestinations()
                        .size());
    }

    @Test
    void anUpdateReplacesTheDestinationOfItsName() {
        create("shop", toTopic(TOPIC));
        update(
                "shop",
                d -> d.enabled(true)
                        .kinesisFirehoseDestination(f -> f.iamRoleARN(ROLE).deliveryStreamARN(STREAM)));
        assertEquals(1, destinations().size());
        assertTrue(destinations().getFirst().enabled());
        assertEquals(null, destinations().getFirst().snsDestination());
        assertEquals(
                STREAM, destinations().getFirst().kinesisFirehoseDestination().deliveryStreamARN());
        delete("shop", "d");
        assertEquals(List.of(), destinations());
    }

    @Test
    void badTargetsHaveTheCodeOfTheirKind() {
        var sns = assertRefused(
                InvalidSnsDestinationException.class,
                "InvalidSNSDestination",
                "Invalid SNS topic ARN provided: x.",
                () -> create("shop", toTopic("x")));
        assertEquals("shop", sns.configurationSetName());
        assertEquals("d", sns.eventDestinationName());
        assertRefused(
                InvalidFirehoseDestinationException.class,
                "InvalidFirehoseDestination",
                "Invalid IAM role ARN provided: x.",
                () -> create(
                        "shop",
                        d -> d.kinesisFirehoseDestination(f -> f.iamRoleARN("x").deliveryStreamARN(STREAM))));
        assertRefused(
                InvalidCloudWatchDestinationException.class,
                "InvalidCloudWatchDestination",
                "Invalid CloudWatch dimension name <a b>: only alphanumeric ASCII characters, '_', '-', and ':' are "
                        + "allowed.",
                () -> create(
                        "shop",
                        d -> d.cloudWatchDestination(c ->
                                c.dimensionConfigurations(List.of(dimension("a b", DimensionValueSource.LINK_TAG))))));
        assertRefused(
                AwsServiceException.class,
                "InvalidParameterValue",
                "Event destination is not provided.",
                () -> create("shop", d -> {}));
        assertRefused(
                AwsServiceException.class,
                "ValidationError",
                "1 validation error detected: Value at 'eventDestination.matchingEventTypes' failed to satisfy "
                        + "constraint: Member must satisfy constraint: [Member must satisfy enum value set: [click, "
                        + "bounce, send, open, complaint, delivery, renderingFailure, reject]]",
                () -> create("shop", toTopic(TOPIC).andThen(d -> d.matchingEventTypesWithStrings("deliveryDelay"))));
        assertEquals(List.of(), destinations());
    }

    @Test
    void namesAreTakenOnceAndTenAreEnough() {
        create("shop", toTopic(TOPIC));
        var twice = assertRefused(
                EventDestinationAlreadyExistsException.class,
                "EventDestinationAlreadyExists",
                "An event destination with name <d> already exists for configuration set <shop>.",
                () -> create("shop", toTopic(TOPIC)));
        assertEquals("shop", twice.configurationSetName());
        assertEquals("d", twice.eventDestinationName());
        for (int i = 1; i < 10; i++) {
            var name = "d" + i;
            create("shop", toTopic(TOPIC).andThen(d -> d.name(name)));
        }
        assertRefused(
                LimitExceededException.class,
                "LimitExceeded",
                "A configuration set can have at most 10 event destinations.",
                () -> create("shop", toTopic(TOPIC).andThen(d -> d.name("d10"))));
    }

    @Test
    void missingSetsAndDestinationsHaveCodesOfTheirOwn() {
        for (var call : List.<Executable>of(() -> update("shop", toTopic(TOPIC)), () -> delete("shop", "d"))) {
            var refused = assertRefused(
                    EventDestinationDoesNotExistException.class,
                    "EventDestinationDoesNotExist",
                    "An event destination with name <d> does not exist for configuration set <shop>.",
                    call);
            assertEquals("shop", refused.configurationSetName());
            assertEquals("d", refused.eventDestinationName());
        }
        for (var call : List.<Executable>of(
                () -> create("none", toTopic(TOPIC)),
                () -> update("none", toTopic(TOPIC)),
                () -> delete("none", "d"))) {
            var refused = assertRefused(
                    ConfigurationSetDoesNotExistException.class,
                    "ConfigurationSetDoesNotExist",
                    "Configuration set <none> does not exist.",
                    call);
            assertEquals("none", refused.configurationSetName());
        }
    }
}
