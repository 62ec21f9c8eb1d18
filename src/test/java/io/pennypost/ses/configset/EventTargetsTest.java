package io.pennypost.ses.configset;

import static io.pennypost.ses.configset.SetWorld.SCOPE;
import static io.pennypost.ses.configset.SetWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.ses.configset.EventTarget.Dimension;
import io.pennypost.ses.configset.EventTarget.DimensionValueSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which targets can take events, and what is said of the others.
class EventTargetsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/ses";
    private static final String STREAM = "arn:aws:firehose:eu-west-1:111122223333:deliverystream/mail";

    private final SetWorld world = new SetWorld();
    private int accepted;

    @BeforeEach
    void aSet() {
        world.create("shop");
    }

    @AfterEach
    void onlyWhatWasAcceptedIsKept() {
        assertEquals(accepted, world.set("shop").eventDestinations().size());
    }

    private void create(EventTarget target) {
        world.destinations.create(
                SCOPE, "shop", new NewEventDestination("d" + accepted, true, List.of(EventType.SEND), List.of(target)));
        accepted++;
    }

    private static EventTarget metrics(Dimension... dimensions) {
        return new EventTarget.CloudWatch(Arrays.asList(dimensions));
    }

    private static Dimension tag(String name, String otherwise) {
        return new Dimension(name, DimensionValueSource.MESSAGE_TAG, otherwise);
    }

    @Test
    void aTopicIsAnyThatExistsInTheRegion() {
        for (var topic : List.of("arn:aws:sns:eu-west-1:111122223333:a", "arn:aws:sns:eu-west-1:999999999999:b_-1")) {
            assertRefused(
                    "InvalidSNSDestinationException",
                    "SNS topic <" + topic + "> not found.",
                    () -> create(new EventTarget.Sns(topic)));
            world.topics.add(topic);
            create(new EventTarget.Sns(topic));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bounces",
                "arn:aws:sns:eu-west-1:111122223333",
                "arn:aws:sns:us-east-1:111122223333:bounces",
                "arn:aws:sqs:eu-west-1:111122223333:bounces",
                "arn:aws:sns:eu-west-1:1111:bounces",
                "arn:aws:sns:eu-west-1:111122223333:a b",
                "urn:aws:sns:eu-west-1:111122223333:bounces"
            })
    void whatIsNoTopicHereIsRefused(String arn) {
        world.topics.add(arn);
        assertRefused(
                "InvalidSNSDestinationException",
                "Invalid SNS topic ARN provided: " + arn + ".",
                () -> create(new EventTarget.Sns(arn)));
    }

    @Test
    void aFifoTopicIsRefused() {
        var topic = "arn:aws:sns:eu-west-1:111122223333:a.fifo";
        world.topics.add(topic);
        assertRefused(
                "InvalidSNSDestinationException",
                "SNS topic <" + topic + "> is a FIFO topic, which cannot take events.",
                () -> create(new EventTarget.Sns(topic)));
    }

    @Test
    void aClientThatDoesNotKnowItsAccountLeavesItOut() {
        create(new EventTarget.KinesisFirehose(
                "arn:aws:iam:::role/ses", "arn:aws:firehose:eu-west-1::deliverystream/mail"));
        create(new EventTarget.EventBridge("arn:aws:events:eu-west-1::event-bus/default"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role",
                "arn:aws:iam::111122223333:user/ses",
                "arn:aws:iam::999999999999:role/ses",
                "arn:aws:iam:eu-west-1:111122223333:role/ses",
                "arn:aws:sts::111122223333:role/ses"
            })
    void aStreamNeedsARoleOfTheAccount(String role) {
        assertRefused(
                "InvalidFirehoseDestinationException",
                "Invalid IAM role ARN provided: " + role + ".",
                () -> create(new EventTarget.KinesisFirehose(role, STREAM)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail",
                "arn:aws:firehose:us-east-1:111122223333:deliverystream/mail",
                "arn:aws:firehose:eu-west-1:999999999999:deliverystream/mail",
                "arn:aws:kinesis:eu-west-1:111122223333:stream/mail",
                "arn:aws:firehose:eu-west-1:111122223333:deliverystream/a/b"
            })
    void aStreamIsOfTheAccountAndRegion(String stream) {
        assertRefused(
                "InvalidFirehoseDestinationException",
                "Invalid Firehose delivery stream ARN provided: " + stream + ".",
                () -> create(new EventTarget.KinesisFirehose(ROLE, stream)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default",
                "arn:aws:events:us-east-1:111122223333:event-bus/default",
                "arn:aws:events:eu-west-1:999999999999:event-bus/default",
                "arn:aws:events:eu-west-1:111122223333:rule/default"
            })
    void aBusIsOfTheAccountAndRegion(String bus) {
        assertRefused(
                "BadRequestException",
                "Invalid EventBridge event bus ARN provided: " + bus + ".",
                () -> create(new EventTarget.EventBridge(bus)));
    }

    @Test
    void noBusButTheDefaultTakesEvents() {
        var bus = "arn:aws:events:eu-west-1:111122223333:event-bus/mine";
        assertRefused(
                "BadRequestException",
                "Only the default event bus can take events: " + bus + ".",
                () -> create(new EventTarget.EventBridge(bus)));
    }

    @Test
    void aPinpointApplicationNeedsItsArn() {
        assertRefused(
                "BadRequestException",
                "Invalid Pinpoint application ARN provided: x.",
                () -> create(new EventTarget.Pinpoint(Optional.of("x"))));
        assertRefused(
                "BadRequestException",
                "Invalid Pinpoint application ARN provided: null.",
                () -> create(new EventTarget.Pinpoint(Optional.empty())));
    }

    @Test
    void oneToTenDimensionsMakeAMetric() {
        create(metrics(IntStream.range(0, 10).mapToObj(i -> tag("t" + i, "x")).toArray(Dimension[]::new)));
        assertRefused(
                "InvalidCloudWatchDestinationException",
                "CloudWatch metrics dimension configuration list cannot be empty.",
                () -> create(metrics()));
        assertRefused(
                "InvalidCloudWatchDestinationException",
                "CloudWatch metrics dimension configuration list cannot have more than 10 dimensions.",
                () -> create(metrics(Collections.nCopies(11, tag("a", "x")).toArray(Dimension[]::new))));
        assertRefused(
                "InvalidCloudWatchDestinationException",
                "Duplicate CloudWatch dimension name <a>.",
                () -> create(metrics(tag("a", "x"), tag("b", "x"), tag("a", "y"))));
    }

    @Test
    void aDimensionsNameAndDefaultHaveLettersAndALength() {
        create(metrics(tag("ses:source-ip", "a_b-c.d@e"), tag("n".repeat(256), "v".repeat(256))));
        for (var name : List.of("", "a b", "a.b", "ü")) {
            assertRefused(
                    "InvalidCloudWatchDestinationException",
                    "Invalid CloudWatch dimension name <" + name
                            + ">: only alphanumeric ASCII characters, '_', '-', and ':' are allowed.",
                    () -> create(metrics(tag(name, "x"))));
        }
        for (var value : List.of("", "a b", "a:b")) {
            assertRefused(
                    "InvalidCloudWatchDestinationException",
                    "Invalid CloudWatch default dimension value <" + value
                            + ">: only alphanumeric ASCII characters, '_', '-', '.', and '@' are allowed.",
                    () -> create(metrics(tag("a", value))));
        }
        assertRefused(
                "InvalidCloudWatchDestinationException",
                "CloudWatch dimension name cannot exceed 256 characters.",
                () -> create(metrics(tag("n".repeat(257), "x"))));
        assertRefused(
                "InvalidCloudWatchDestinationException",
                "CloudWatch default dimension value cannot exceed 256 characters.",
                () -> create(metrics(tag("a", "v".repeat(257)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Received", "To", "from", "DKIM-Signature", "CC", "message-id", "Return-Path"})
    void someHeadersMakeNoDimension(String header) {
        assertRefused(
                "InvalidCloudWatchDestinationException",
                "Invalid CloudWatch dimension name <" + header + ">: this header cannot be a dimension.",
                () -> create(metrics(new Dimension(header, DimensionValueSource.EMAIL_HEADER, "x"))));
        create(metrics(tag(header, "x")));
    }
}
