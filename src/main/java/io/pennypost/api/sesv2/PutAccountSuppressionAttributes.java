package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.account.SuppressionAttributes;
import io.pennypost.ses.account.SuppressionAttributes.SuppressionValidationAttributes;
import io.pennypost.ses.configset.SuppressionReason;
import java.util.List;
import java.util.Optional;

/// Replaces what is said of the account's suppression list: no reasons given means none.
///
/// AWS: SES API v2, `PutAccountSuppressionAttributes`.
final class PutAccountSuppressionAttributes
        implements Operation<PutAccountSuppressionAttributes.Input, PutAccountSuppressionAttributes.Output> {
    record Input(
            List<SuppressionReason> suppressedReasons,
            Optional<SuppressionValidationAttributes> validationAttributes) {}

    record Output() {}

    private final Accounts accounts;

    PutAccountSuppressionAttributes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        accounts.setSuppression(
                caller.scope(), new SuppressionAttributes(input.suppressedReasons(), input.validationAttributes()));
        return new Output();
    }
}
