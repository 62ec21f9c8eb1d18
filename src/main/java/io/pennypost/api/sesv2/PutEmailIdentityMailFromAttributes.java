package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityMailFrom;
import java.util.Optional;

/// Sets the custom MAIL FROM of an identity; an omitted or empty domain takes it away, with its behavior.
///
/// AWS: SES API v2, `PutEmailIdentityMailFromAttributes`.
final class PutEmailIdentityMailFromAttributes
        implements Operation<PutEmailIdentityMailFromAttributes.Input, PutEmailIdentityMailFromAttributes.Output> {
    record Input(
            String emailIdentity, Optional<String> mailFromDomain, Optional<BehaviorOnMxFailure> behaviorOnMxFailure) {}

    record Output() {}

    /// What becomes of a send while the domain is not usable. AWS: enum `BehaviorOnMxFailure`.
    enum BehaviorOnMxFailure {
        USE_DEFAULT_VALUE,
        REJECT_MESSAGE
    }

    private final IdentityMailFrom mailFrom;

    PutEmailIdentityMailFromAttributes(IdentityMailFrom mailFrom) {
        this.mailFrom = mailFrom;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var domain = input.mailFromDomain().filter(name -> !name.isEmpty());
        if (domain.isEmpty()) {
            mailFrom.clear(caller.scope(), input.emailIdentity());
            return new Output();
        }
        mailFrom.set(
                caller.scope(),
                input.emailIdentity(),
                domain.get(),
                input.behaviorOnMxFailure()
                        .filter(BehaviorOnMxFailure.REJECT_MESSAGE::equals)
                        .isPresent());
        return new Output();
    }
}
