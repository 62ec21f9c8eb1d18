package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.submit.BulkSubmission;
import io.pennypost.api.submit.IdentityArns;
import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Submitted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends one template to up to 50 destinations, each with data and tags of its own.
///
/// AWS: SES API v1, `SendBulkTemplatedEmail`.
final class SendBulkTemplatedEmail implements Operation<SendBulkTemplatedEmail.Input, SendBulkTemplatedEmail.Output> {
    record Input(
            String source,
            Optional<String> sourceArn,
            List<String> replyToAddresses,
            Optional<String> returnPath,
            Optional<String> returnPathArn,
            Optional<String> configurationSetName,
            List<MessageTag> defaultTags,
            String template,
            Optional<String> templateArn,
            String defaultTemplateData,
            List<BulkEmailDestination> destinations) {}

    record Output(List<BulkEmailDestinationStatus> status) {}

    record BulkEmailDestination(
            Destination destination, List<MessageTag> replacementTags, Optional<String> replacementTemplateData) {}

    record BulkEmailDestinationStatus(String status, Optional<String> error, Optional<String> messageId) {
        static BulkEmailDestinationStatus of(BulkSubmission.Result result) {
            return switch (result) {
                case BulkSubmission.Result.Accepted(var messageId) ->
                    new BulkEmailDestinationStatus("Success", Optional.empty(), Optional.of(messageId));
                case BulkSubmission.Result.Refused(var refusal) ->
                    new BulkEmailDestinationStatus(
                            MessageRefusals.status(refusal),
                            MessageRefusals.error(refusal).text(),
                            Optional.empty());
                case BulkSubmission.Result.Lost() ->
                    new BulkEmailDestinationStatus(
                            "TransientFailure", Optional.of("The message could not be kept."), Optional.empty());
            };
        }
    }

    private final BulkSubmission submission;
    private final long sizeMax;

    SendBulkTemplatedEmail(BulkSubmission submission, long sizeMax) {
        this.submission = submission;
        this.sizeMax = sizeMax;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        IdentityArns.requireOwn(
                caller,
                "ses:SendBulkTemplatedEmail",
                Stream.of(input.sourceArn(), input.returnPathArn())
                        .flatMap(Optional::stream)
                        .toList());
        var common = message(caller, input, Optional.empty(), MessageTag.given(input.defaultTags()), Optional.empty());
        var messages = input.destinations().stream()
                .map(entry -> message(
                        caller,
                        input,
                        Optional.of(entry.destination().given()),
                        tags(input.defaultTags(), entry.replacementTags()),
                        entry.replacementTemplateData().filter(data -> !data.isEmpty())))
                .toList();
        return new Output(submission.submit(caller, common, messages, MessageRefusals::error).stream()
                .map(BulkEmailDestinationStatus::of)
                .toList());
    }

    private Submitted message(
            Caller caller,
            Input input,
            Optional<Submitted.Destination> destination,
            List<Submitted.Tag> tags,
            Optional<String> replacement) {
        return new Submitted(
                Submitted.Door.V1,
                "SendBulkTemplatedEmail",
                Optional.of(input.source()),
                destination,
                input.replyToAddresses(),
                input.returnPath(),
                input.configurationSetName(),
                tags,
                TemplateChoices.given(
                        caller, input.template(), input.templateArn(), input.defaultTemplateData(), replacement),
                sizeMax);
    }

    /// A tag takes the place of the default one of its name.
    private static List<Submitted.Tag> tags(List<MessageTag> defaults, List<MessageTag> replacements) {
        var byName = new LinkedHashMap<String, Submitted.Tag>();
        MessageTag.given(defaults).forEach(tag -> byName.put(tag.name(), tag));
        MessageTag.given(replacements).forEach(tag -> byName.put(tag.name(), tag));
        return List.copyOf(byName.values());
    }
}
