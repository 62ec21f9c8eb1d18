package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Publications;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Publishes up to ten messages to a topic, each with an outcome of its own.
///
/// AWS: SNS, `PublishBatch`.
final class PublishBatch implements Operation<PublishBatch.Input, PublishBatch.Output> {
    record Input(String topicArn, List<Entry> publishBatchRequestEntries) {}

    record Entry(
            String id,
            String message,
            Optional<String> subject,
            Optional<String> messageStructure,
            Map<String, MessageAttributeShape> messageAttributes) {}

    record Output(List<Successful> successful, List<Failed> failed) {}

    /// AWS: shape `PublishBatchResultEntry`.
    record Successful(Optional<String> id, Optional<String> messageId) {}

    /// AWS: shape `BatchResultErrorEntry`.
    record Failed(String id, String code, boolean senderFault, Optional<String> message) {}

    private final Publications publications;

    PublishBatch(Publications publications) {
        this.publications = publications;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var entries = input.publishBatchRequestEntries().stream()
                .map(PublishBatch::asked)
                .toList();
        var successful = new ArrayList<Successful>();
        var failed = new ArrayList<Failed>();
        for (var outcome : publications.publish(caller.scope(), input.topicArn(), entries)) {
            switch (outcome) {
                case Publications.Outcome.Published(var id, var messageId) ->
                    successful.add(new Successful(Optional.of(id), Optional.of(messageId)));
                case Publications.Outcome.Failed(var id, var code, var message) ->
                    failed.add(new Failed(id, code, true, Optional.of(message)));
            }
        }
        return new Output(successful, failed);
    }

    private static Publications.Entry asked(Entry entry) {
        return new Publications.Entry(
                entry.id(),
                new Publications.Asked(
                        entry.message(),
                        entry.subject(),
                        entry.messageStructure(),
                        MessageAttributeShape.all(entry.messageAttributes())));
    }
}
