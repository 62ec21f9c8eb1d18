package io.pennypost.ses.insight;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.NotFound;

/// Whether an account has turned the Virtual Deliverability Manager on. AWS: `PutAccountVdmAttributes`.
@FunctionalInterface
public interface VdmSwitch {
    /// Every account has it.
    VdmSwitch ALWAYS = _ -> true;

    /// Whether it is on in the account and region.
    boolean isVdmEnabled(Scope scope);

    /// Refuses where it is off.
    ///
    /// @throws NotFound `Virtual Deliverability Manager is not enabled for this account.`
    default void requireOn(Scope scope) {
        if (!isVdmEnabled(scope)) {
            throw new NotFound("Virtual Deliverability Manager is not enabled for this account.");
        }
    }
}
