package io.pennypost.ses.account;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Conflict;
import io.pennypost.store.Catalog;
import io.pennypost.store.EventLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The accounts that may send, and what their owners change of them. Safe for use by many threads.
public final class Accounts {
    private static final Duration DAY = Duration.ofDays(1);

    private final AccountDocuments documents;
    private final EventLog events;
    private final InstantSource clock;

    public Accounts(Catalog catalog, EventLog events, AccountSettings settings, InstantSource clock) {
        this.documents = new AccountDocuments(catalog, settings);
        this.events = events;
        this.clock = clock;
    }

    AccountDocuments documents() {
        return documents;
    }

    /// The account as it is now, by the fastest way there is.
    public Account of(Scope scope) {
        return documents.find(scope);
    }

    /// The plan that counts now, and the one to come; empty until one was chosen.
    public Optional<PricingPlan> pricing(Scope scope) {
        return of(scope).preferences().pricing().map(plan -> plan.at(clock.instant()));
    }

    /// Limits and what is used of them: recipients of accepted messages in the last 24 hours, to the minute.
    public SendQuota quota(Scope scope) {
        var limits = of(scope).limits();
        var sent = events.recipients(scope, "Send", clock.instant(), DAY);
        return new SendQuota(limits.max24HourSend(), limits.maxSendRate(), sent);
    }

    /// Switches sending on or off. AWS: v2 `PutAccountSendingAttributes`.
    public void setSendingEnabled(Scope scope, boolean enabled) {
        documents.change(scope, document -> document.withSendingEnabled(enabled));
    }

    /// Replaces what is said of the suppression list, whose entries stay.
    public void setSuppression(Scope scope, SuppressionAttributes attributes) {
        documents.change(scope, document -> document.withSuppression(attributes));
    }

    /// Whether new dedicated addresses warm up by themselves.
    public void setAutoWarmup(Scope scope, boolean enabled) {
        choose(scope, chosen -> chosen.withAutoWarmup(enabled));
    }

    /// Replaces what is said of the Virtual Deliverability Manager.
    public void setVdm(Scope scope, VdmAttributes attributes) {
        choose(scope, chosen -> chosen.withVdm(attributes));
    }

    /// Where mail of shared addresses may go out from: `GLOBAL` or `REGIONAL`.
    public void setSharedPoolDeliveryMode(Scope scope, String mode) {
        choose(scope, chosen -> chosen.withSharedPoolDeliveryMode(mode));
    }

    /// Changes the plan from the next month on.
    ///
    /// @throws Conflict while another change waits for its month
    public void setPricingPlan(Scope scope, String plan) {
        var now = clock.instant();
        choose(scope, chosen -> {
            var present = chosen.pricing().orElse(PricingPlan.NONE).at(now);
            if (present.next().isPresent()) {
                throw new Conflict("A change of the pricing plan is already pending.");
            }
            return chosen.withPricing(present.changedTo(plan, now));
        });
    }

    private void choose(Scope scope, UnaryOperator<Preferences> change) {
        documents.change(
                scope,
                document -> document.withPreferences(
                        change.apply(document.preferences().orElse(Preferences.NONE))));
    }
}
