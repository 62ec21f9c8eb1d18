package io.pennypost.ses.configset;

import static io.pennypost.ses.configset.SetWorld.SCOPE;
import static io.pennypost.ses.configset.SetWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Event destinations in the document of their configuration set.
class EventDestinationsTest {
    private static final EventTarget BUS =
            new EventTarget.EventBridge("arn:aws:events:eu-west-1:111122223333:event-bus/default");
    private static final EventTarget TOPIC = new EventTarget.Sns("arn:aws:sns:eu-west-1:111122223333:bounces");

    private final SetWorld world = new SetWorld();

    @BeforeEach
    void aSetAndATopic() {
        world.topics.add("arn:aws:sns:eu-west-1:111122223333:bounces");
        world.create("shop");
    }

    private static NewEventDestination asked(String name, EventTarget... targets) {
        return new NewEventDestination(name, true, List.of(EventType.BOUNCE, EventType.SEND), List.of(targets));
    }

    private static NewEventDestination of(String name, boolean enabled, EventType... types) {
        return new NewEventDestination(name, enabled, List.of(types), List.of(BUS));
    }

    private void create(NewEventDestination asked) {
        world.destinations.create(SCOPE, "shop", asked);
    }

    private List<EventDestination> kept() {
        return world.destinations.list(SCOPE, "shop");
    }

    private List<String> names() {
        return kept().stream().map(EventDestination::name).toList();
    }

    @Test
    void destinationsOfEveryKindAreKeptInOrder() {
        var targets = List.of(
                new EventTarget.KinesisFirehose(
                        "arn:aws:iam::111122223333:role/service/ses",
                        "arn:aws:firehose:eu-west-1:111122223333:deliverystream/mail"),
                new EventTarget.CloudWatch(List.of(new EventTarget.Dimension(
                        "ses:caller-identity", EventTarget.DimensionValueSource.MESSAGE_TAG, "none"))),
                TOPIC,
                BUS,
                new EventTarget.Pinpoint(
                        Optional.of("arn:aws:mobiletargeting:eu-west-1:111122223333:apps/0123456789abcdef")));
        for (int i = 0; i < targets.size(); i++) {
            create(asked("d" + i, targets.get(i)));
        }

        assertEquals(targets, kept().stream().map(EventDestination::target).toList());
        assertEquals(List.of("d0", "d1", "d2", "d3", "d4"), names());
        assertTrue(kept().getFirst().enabled());
        assertEquals(
                List.of(EventType.BOUNCE, EventType.SEND), kept().getFirst().matchingEventTypes());
    }

    @Test
    void eventsGoToTheEnabledDestinationsThatChoseThem() {
        create(of("both", true, EventType.OPEN, EventType.CLICK));
        create(of("open", true, EventType.OPEN));
        create(of("off", false, EventType.OPEN, EventType.SEND));

        var set = world.set("shop");

        assertEquals(
                List.of("both", "open"),
                set.eventDestinationsOf(EventType.OPEN).stream()
                        .map(EventDestination::name)
                        .toList());
        assertTrue(set.wants(EventType.CLICK));
        assertFalse(set.wants(EventType.SEND));
        assertEquals(List.of(), set.eventDestinationsOf(EventType.SEND));
    }

    @Test
    void aTypeNamedTwiceCountsOnce() {
        create(of("d", true, EventType.SEND, EventType.OPEN, EventType.SEND));
        assertEquals(List.of(EventType.SEND, EventType.OPEN), kept().getFirst().matchingEventTypes());
    }

    @Test
    void namesHaveLettersAndALength() {
        assertRefused(
                "BadRequestException",
                "Invalid event destination name <a b>: only alphanumeric ASCII characters, '_', and '-' are allowed.",
                () -> create(asked("a b", BUS)));
        assertRefused(
                "BadRequestException",
                "Event destination name cannot exceed 64 characters.",
                () -> create(asked("a".repeat(65), BUS)));
        assertRefused(
                "BadRequestException", "The event destination name must be specified.", () -> create(asked("", BUS)));
        create(asked("a".repeat(64), BUS));
    }

    @Test
    void exactlyOneTargetAndAtLeastOneTypeAreNeeded() {
        assertRefused("BadRequestException", "At least one event type must be specified.", () -> create(of("d", true)));
        assertRefused("BadRequestException", "Event destination is not provided.", () -> create(asked("d")));
        assertRefused(
                "BadRequestException",
                "Please provide only one destination with each request. Either a Firehose Destination or a Cloudwatch "
                        + "Destination or an SNS Destination or an EventBridge Destination.",
                () -> create(asked("d", BUS, TOPIC)));
        assertEquals(List.of(), kept());
    }

    @Test
    void aNameIsUniqueInItsSetOnly() {
        create(asked("d", BUS));
        var twice = assertThrows(ServiceError.class, () -> create(asked("d", TOPIC)));
        assertEquals("EventDestinationAlreadyExistsException", twice.code());
        assertEquals(
                "An event destination with name <d> already exists for configuration set <shop>.", twice.getMessage());
        assertEquals(Map.of("ConfigurationSetName", "shop", "EventDestinationName", "d"), twice.members());
        assertEquals(BUS, kept().getFirst().target());
        world.create("other");
        world.destinations.create(SCOPE, "other", asked("d", TOPIC));
    }

    @Test
    void aSetHasAtMostTen() {
        for (int i = 0; i < 10; i++) {
            create(asked("d" + i, BUS));
        }
        assertRefused(
                "LimitExceededException",
                "A configuration set can have at most 10 event destinations.",
                () -> create(asked("d10", BUS)));
        assertEquals(10, kept().size());
        world.destinations.delete(SCOPE, "shop", "d3");
        create(asked("d10", BUS));
    }

    @Test
    void anUpdateReplacesTheWholeDefinitionInPlace() {
        create(asked("first", TOPIC));
        create(asked("second", BUS));

        world.destinations.update(SCOPE, "shop", of("first", false, EventType.CLICK));

        assertEquals(List.of("first", "second"), names());
        assertEquals(new EventDestination("first", false, List.of(EventType.CLICK), BUS), kept().getFirst());
    }

    @Test
    void aRefusedUpdateChangesNothing() {
        create(asked("d", TOPIC));
        var before = kept();
        assertThrows(
                ServiceError.class,
                () -> world.destinations.update(SCOPE, "shop", asked("d", new EventTarget.Sns("nonsense"))));
        assertEquals(before, kept());
    }

    @Test
    void whatIsMissingIsSaidToBe() {
        var text = "An event destination with name <d> does not exist for configuration set <shop>.";
        assertRefused(
                "EventDestinationDoesNotExistException",
                text,
                () -> world.destinations.update(SCOPE, "shop", asked("d", BUS)));
        assertRefused(
                "EventDestinationDoesNotExistException", text, () -> world.destinations.delete(SCOPE, "shop", "d"));
        for (var call : List.<Runnable>of(
                () -> world.destinations.create(SCOPE, "none", asked("d", BUS)),
                () -> world.destinations.update(SCOPE, "none", asked("d", BUS)),
                () -> world.destinations.delete(SCOPE, "none", "d"),
                () -> world.destinations.list(SCOPE, "none"))) {
            assertRefused("NotFoundException", "Configuration set <none> does not exist.", call::run);
        }
    }

    @Test
    void theyGoWithTheirSet() {
        create(asked("d", BUS));
        world.sets.delete(SCOPE, "shop");
        world.create("shop");
        assertEquals(List.of(), kept());
    }

    @Test
    void aSetThatWasKeptBeforeThereWereAnyHasNone() {
        world.catalog.write(writer -> writer.insert(
                SCOPE, "configuration-set", "old", "{\"name\":\"old\",\"createdAt\":\"2026-01-01T00:00:00Z\"}"));
        assertEquals(List.of(), world.destinations.list(SCOPE, "old"));
        world.destinations.create(SCOPE, "old", asked("d", BUS));
        assertEquals(1, world.destinations.list(SCOPE, "old").size());
    }

    @Test
    void setsOfAnotherRegionAreOthers() {
        var elsewhere = new Scope("111122223333", "us-east-1");
        assertRefused(
                "NotFoundException",
                "Configuration set <shop> does not exist.",
                () -> world.destinations.list(elsewhere, "shop"));
    }
}
