package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.submit.IdentityArns;
import io.pennypost.auth.Caller;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends the message that a template makes of some data.
///
/// AWS: SES API v1, `SendTemplatedEmail`.
final class SendTemplatedEmail implements Operation<SendTemplatedEmail.Input, SendTemplatedEmail.Output> {
    record Input(
            String source,
            Destination destination,
            List<String> replyToAddresses,
            Optional<String> returnPath,
            Optional<String> sourceArn,
            Optional<String> returnPathArn,
            List<MessageTag> tags,
            Optional<String> configurationSetName,
            String template,
            Optional<String> templateArn,
            String templateData) {}

    record Output(String messageId) {}

    private final Submission submission;
    private final long sizeMax;

    SendTemplatedEmail(Submission submission, long sizeMax) {
        this.submission = submission;
        this.sizeMax = sizeMax;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        IdentityArns.requireOwn(
                caller,
                "ses:SendTemplatedEmail",
                Stream.of(input.sourceArn(), input.returnPathArn())
                        .flatMap(Optional::stream)
                        .toList());
        var given = new Submitted(
                Submitted.Door.V1,
                "SendTemplatedEmail",
                Optional.of(input.source()),
                Optional.of(input.destination().given()),
                input.replyToAddresses(),
                input.returnPath(),
                input.configurationSetName(),
                MessageTag.given(input.tags()),
                TemplateChoices.given(
                        caller, input.template(), input.templateArn(), input.templateData(), Optional.empty()),
                sizeMax);
        return switch (submission.submit(caller, given)) {
            case Submission.Answer.Accepted(var messageId) -> new Output(messageId);
            case Submission.Answer.Refused(var refusal) -> throw MessageRefusals.error(refusal);
        };
    }
}
