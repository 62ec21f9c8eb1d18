package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.submit.Bodies;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.Blob;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import java.util.List;
import java.util.Optional;

/// Sends a whole MIME message. Destinations, when given, replace the recipients of its headers.
///
/// AWS: SES API v1, `SendRawEmail`.
final class SendRawEmail implements Operation<SendRawEmail.Input, SendRawEmail.Output> {
    record Input(
            Optional<String> source,
            List<String> destinations,
            RawMessage rawMessage,
            Optional<String> fromArn,
            Optional<String> sourceArn,
            Optional<String> returnPathArn,
            List<MessageTag> tags,
            Optional<String> configurationSetName) {}

    record Output(String messageId) {}

    record RawMessage(Blob data) {}

    private final Submission submission;
    private final long sizeMax;

    SendRawEmail(Submission submission, long sizeMax) {
        this.submission = submission;
        this.sizeMax = sizeMax;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var given = new Submitted(
                        Submitted.Door.V1,
                        "SendRawEmail",
                        input.source().filter(source -> !source.isEmpty()),
                        Optional.of(input.destinations())
                                .filter(addresses -> !addresses.isEmpty())
                                .map(addresses -> new Submitted.Destination(addresses, List.of(), List.of())),
                        List.of(),
                        Optional.empty(),
                        input.configurationSetName(),
                        MessageTag.given(input.tags()),
                        new Submitted.Raw(Bodies.of(input.rawMessage().data())),
                        sizeMax)
                .withArns(new Submitted.IdentityArns(input.sourceArn(), input.fromArn(), input.returnPathArn()));
        return switch (submission.submit(caller, given)) {
            case Submission.Answer.Accepted(var messageId) -> new Output(messageId);
            case Submission.Answer.Refused(var refusal) -> throw MessageRefusals.error(refusal);
        };
    }
}
