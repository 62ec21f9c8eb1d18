package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.neighbor.sns.Publications;
import java.util.Map;
import java.util.Optional;

/// Publishes a message to a topic.
///
/// AWS: SNS, `Publish`. Phones and mobile endpoints are not served.
final class Publish implements Operation<Publish.Input, Publish.Output> {
    record Input(
            String message,
            Optional<String> topicArn,
            Optional<String> targetArn,
            Optional<String> subject,
            Optional<String> messageStructure,
            Map<String, MessageAttributeShape> messageAttributes) {}

    record Output(Optional<String> messageId) {}

    private final Publications publications;

    Publish(Publications publications) {
        this.publications = publications;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var topic = input.topicArn()
                .or(input::targetArn)
                .orElseThrow(() -> new ServiceError(
                        "InvalidParameterException",
                        "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter"));
        var asked = new Publications.Asked(
                input.message(),
                input.subject(),
                input.messageStructure(),
                MessageAttributeShape.all(input.messageAttributes()));
        return new Output(Optional.of(publications.publish(caller.scope(), topic, asked)));
    }
}
