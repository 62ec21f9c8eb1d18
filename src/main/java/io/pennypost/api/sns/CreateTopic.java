package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.neighbor.sns.Tag;
import io.pennypost.neighbor.sns.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Creates a topic; one of this name that does not differ is as good as a new one.
///
/// AWS: SNS, `CreateTopic`.
final class CreateTopic implements Operation<CreateTopic.Input, CreateTopic.Output> {
    record Input(String name, Map<String, String> attributes, List<Tag> tags, Optional<String> dataProtectionPolicy) {}

    record Output(Optional<String> topicArn) {}

    private final Topics topics;
    private final InstantSource clock;

    CreateTopic(Topics topics, InstantSource clock) {
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (input.dataProtectionPolicy().isPresent()) {
            throw new ServiceError(
                    "InvalidParameterException", "Invalid parameter: DataProtectionPolicy Reason: It is not available");
        }
        var arn = topics.create(caller.scope(), input.name(), input.attributes(), input.tags(), clock.instant());
        return new Output(Optional.of(arn.text()));
    }
}
