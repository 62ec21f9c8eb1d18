package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.send.CustomVerification;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import io.pennypost.ses.NotFound;
import java.util.Map;
import java.util.Optional;

/// Asks an address's owner to verify it, in the words of a template.
///
/// AWS: SES API v1, `SendCustomVerificationEmail`.
final class SendCustomVerificationEmail
        implements Operation<SendCustomVerificationEmail.Input, SendCustomVerificationEmail.Output> {
    record Input(String emailAddress, String templateName, Optional<String> configurationSetName) {}

    record Output(String messageId) {}

    private final CustomVerification verification;
    private final long sizeMax;

    SendCustomVerificationEmail(CustomVerification verification, long sizeMax) {
        this.verification = verification;
        this.sizeMax = sizeMax;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var request = new CustomVerification.Request(
                input.emailAddress(), input.templateName(), input.configurationSetName(), Submitted.Door.V1, sizeMax);
        if (!verification.hasTemplate(caller, input.templateName())) {
            // v1 has another text than v2.
            throw new NotFound(
                    "Template <" + input.templateName() + "> does not exist",
                    Map.of("CustomVerificationEmailTemplateName", input.templateName()));
        }
        return switch (verification.send(caller, request)) {
            case Submission.Answer.Accepted(var messageId) -> new Output(messageId);
            case Submission.Answer.Refused(var refusal) -> throw MessageRefusals.error(refusal);
        };
    }
}
