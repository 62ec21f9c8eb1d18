package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;

/// Refuses what a configuration set refers to when it does not exist.
record References(KnownResources known) {
    void check(Scope scope, ConfigurationSet asked) {
        asked.tracking().map(TrackingOptions::customRedirectDomain).ifPresent(domain -> checkDomain(scope, domain));
        asked.delivery().ifPresent(delivery -> checkPool(scope, delivery));
    }

    /// @throws BadRequest `Domain <x> is not verified under this account.`
    void checkDomain(Scope scope, String domain) {
        if (!known.isVerifiedDomain(scope, domain)) {
            throw new BadRequest("Domain <" + domain + "> is not verified under this account.");
        }
    }

    /// @throws BadRequest `sendingPoolName can't be blank.`
    /// @throws NotFound   `SendingPool <x> doesn't exist`
    void checkPool(Scope scope, DeliveryOptions delivery) {
        delivery.sendingPoolName().ifPresent(pool -> {
            if (pool.isBlank()) {
                throw new BadRequest("sendingPoolName can't be blank.");
            }
            if (!known.isSendingPool(scope, pool)) {
                throw new NotFound("SendingPool <" + pool + "> doesn't exist");
            }
        });
    }
}
