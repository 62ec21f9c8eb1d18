package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.submit.IdentityArns;
import io.pennypost.auth.Caller;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends one message composed from subject and body.
///
/// AWS: SES API v1, `SendEmail`.
final class SendEmail implements Operation<SendEmail.Input, SendEmail.Output> {
    record Input(
            String source,
            Destination destination,
            Message message,
            List<String> replyToAddresses,
            Optional<String> returnPath,
            Optional<String> sourceArn,
            Optional<String> returnPathArn,
            List<MessageTag> tags,
            Optional<String> configurationSetName) {}

    record Output(String messageId) {}

    record Message(Content subject, Body body) {}

    record Body(Optional<Content> text, Optional<Content> html) {}

    record Content(String data, Optional<String> charset) {}

    private final Submission submission;
    private final long sizeMax;

    SendEmail(Submission submission, long sizeMax) {
        this.submission = submission;
        this.sizeMax = sizeMax;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        IdentityArns.requireOwn(
                caller,
                "ses:SendEmail",
                Stream.of(input.sourceArn(), input.returnPathArn())
                        .flatMap(Optional::stream)
                        .toList());
        var message = input.message();
        var given = new Submitted(
                Submitted.Door.V1,
                "SendEmail",
                Optional.of(input.source()),
                Optional.of(input.destination().given()),
                input.replyToAddresses(),
                input.returnPath(),
                input.configurationSetName(),
                MessageTag.given(input.tags()),
                new Submitted.Simple(
                        text(message.subject()),
                        message.body().text().map(SendEmail::text),
                        message.body().html().map(SendEmail::text),
                        List.of(),
                        List.of()),
                sizeMax);
        return switch (submission.submit(caller, given)) {
            case Submission.Answer.Accepted(var messageId) -> new Output(messageId);
            case Submission.Answer.Refused(var refusal) -> throw MessageRefusals.error(refusal);
        };
    }

    private static Submitted.Text text(Content content) {
        return new Submitted.Text(content.data(), content.charset());
    }
}
