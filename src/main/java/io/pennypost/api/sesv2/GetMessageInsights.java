package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.insight.Happening;
import io.pennypost.ses.insight.MessageInsights;
import java.util.List;

/// What happened to one message.
///
/// AWS: SES API v2, `GetMessageInsights`.
final class GetMessageInsights implements Operation<GetMessageInsights.Input, GetMessageInsights.Output> {
    record Input(String messageId) {}

    record Output(
            String messageId,
            String fromEmailAddress,
            String subject,
            List<Tag> emailTags,
            List<EmailInsights> insights) {}

    /// AWS: shape `MessageTag`.
    record Tag(String name, String value) {}

    /// AWS: shape `EmailInsights`.
    record EmailInsights(String destination, String isp, List<Happening> events) {}

    private final MessageInsights messages;

    GetMessageInsights(MessageInsights messages) {
        this.messages = messages;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var message = messages.require(caller.scope(), input.messageId());
        var tags = message.tags().entrySet().stream()
                .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                .toList();
        return new Output(
                message.messageId(),
                message.from(),
                message.subject(),
                tags,
                List.of(new EmailInsights(message.destination(), message.isp(), message.happened())));
    }
}
