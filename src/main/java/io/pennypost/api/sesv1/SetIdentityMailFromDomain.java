package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityMailFrom;
import java.util.Optional;

/// Sets the custom MAIL FROM of an identity; an omitted or empty domain takes it away, with its behavior.
///
/// AWS: SES API v1, `SetIdentityMailFromDomain`.
final class SetIdentityMailFromDomain
        implements Operation<SetIdentityMailFromDomain.Input, SetIdentityMailFromDomain.Output> {
    record Input(String identity, Optional<String> mailFromDomain, Optional<BehaviorOnMXFailure> behaviorOnMXFailure) {}

    record Output() {}

    /// What becomes of a send while the domain is not usable. AWS: enum `BehaviorOnMXFailure`.
    enum BehaviorOnMXFailure {
        UseDefaultValue,
        RejectMessage
    }

    private final IdentityMailFrom mailFrom;

    SetIdentityMailFromDomain(IdentityMailFrom mailFrom) {
        this.mailFrom = mailFrom;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var domain = input.mailFromDomain().filter(name -> !name.isEmpty());
        if (domain.isEmpty()) {
            mailFrom.clear(caller.scope(), input.identity());
            return new Output();
        }
        mailFrom.set(
                caller.scope(),
                input.identity(),
                domain.get(),
                input.behaviorOnMXFailure()
                        .filter(BehaviorOnMXFailure.RejectMessage::equals)
                        .isPresent());
        return new Output();
    }
}
