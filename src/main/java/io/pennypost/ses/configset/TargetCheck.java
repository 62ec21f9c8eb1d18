package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.KnownTopics;
import java.util.Map;
import java.util.regex.Pattern;

/// Whether events of one destination can go where they are asked to go.
///
/// SES tries the target out with the caller's permissions; what can be seen without AWS is checked here: the form of
/// the
/// ARNs, the kind of resource, its account and region, and the topics that are ours.
///
/// @param members what v1 adds to an error: the names of the set and of the destination
record TargetCheck(Scope scope, KnownTopics topics, Map<String, String> members) {
    private static final Pattern ROLE = Pattern.compile("role/[\\w+=,.@/-]{1,576}");
    private static final Pattern STREAM = Pattern.compile("deliverystream/[a-zA-Z0-9_.-]{1,64}");
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9_-]{1,256}(\\.fifo)?");
    private static final Pattern BUS = Pattern.compile("event-bus/[/._a-zA-Z0-9-]{1,256}");
    private static final Pattern APPLICATION = Pattern.compile("apps/[a-zA-Z0-9]{1,64}");

    /// @throws InvalidTarget of a kind that v1 knows
    /// @throws BadRequest    of any other kind
    void check(EventTarget target) {
        switch (target) {
            case EventTarget.KinesisFirehose firehose -> checkFirehose(firehose);
            case EventTarget.CloudWatch cloudWatch ->
                new DimensionCheck(members).check(cloudWatch.dimensionConfigurations());
            case EventTarget.Sns sns -> checkTopic(sns.topicArn());
            case EventTarget.EventBridge eventBridge -> checkBus(eventBridge.eventBusArn());
            case EventTarget.Pinpoint pinpoint ->
                checkApplication(pinpoint.applicationArn().orElse("null"));
        }
    }

    private void checkFirehose(EventTarget.KinesisFirehose firehose) {
        var role = TargetArn.parse(firehose.iamRoleArn())
                .filter(arn -> arn.isOf("iam", ROLE) && arn.region().isEmpty() && arn.isOfAccount(scope));
        if (role.isEmpty()) {
            throw InvalidTarget.firehose("Invalid IAM role ARN provided: " + firehose.iamRoleArn() + ".", members);
        }
        var stream = TargetArn.parse(firehose.deliveryStreamArn())
                .filter(arn -> arn.isOf("firehose", STREAM) && arn.isIn(scope));
        if (stream.isEmpty()) {
            throw InvalidTarget.firehose(
                    "Invalid Firehose delivery stream ARN provided: " + firehose.deliveryStreamArn() + ".", members);
        }
    }

    private void checkTopic(String topicArn) {
        // A topic may belong to another account, whose policy then lets us publish.
        var topic = TargetArn.parse(topicArn)
                .filter(arn -> arn.isOf("sns", TOPIC) && arn.region().equals(scope.region()));
        if (topic.isEmpty()) {
            throw InvalidTarget.sns("Invalid SNS topic ARN provided: " + topicArn + ".", members);
        }
        if (topicArn.endsWith(".fifo")) {
            throw InvalidTarget.sns("SNS topic <" + topicArn + "> is a FIFO topic, which cannot take events.", members);
        }
        if (!topics.exists(scope, topicArn)) {
            throw InvalidTarget.sns("SNS topic <" + topicArn + "> not found.", members);
        }
    }

    private void checkBus(String eventBusArn) {
        var bus = TargetArn.parse(eventBusArn).filter(arn -> arn.isOf("events", BUS) && arn.isIn(scope));
        if (bus.isEmpty()) {
            throw new BadRequest("Invalid EventBridge event bus ARN provided: " + eventBusArn + ".");
        }
        if (!bus.get().resource().equals("event-bus/default")) {
            throw new BadRequest("Only the default event bus can take events: " + eventBusArn + ".");
        }
    }

    private void checkApplication(String applicationArn) {
        var application = TargetArn.parse(applicationArn)
                .filter(arn -> arn.isOf("mobiletargeting", APPLICATION) && arn.isIn(scope));
        if (application.isEmpty()) {
            throw new BadRequest("Invalid Pinpoint application ARN provided: " + applicationArn + ".");
        }
    }
}
