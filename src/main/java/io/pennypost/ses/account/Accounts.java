package io.pennypost.ses.account;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.EventLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The accounts that may send. Every account exists in every region; a document is kept once something was
/// changed.
///
/// Safe for use by many threads.
public final class Accounts {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String NAME = "account";

    /// What was changed; the rest follows the settings, also when they change later.
    private record Changes(
            boolean sendingEnabled,
            EnforcementStatus enforcementStatus,
            List<SuppressionReason> suppressedReasons,
            boolean autoWarmup) {
        static Changes of(Account account) {
            return new Changes(
                    account.sendingEnabled(),
                    account.enforcementStatus(),
                    account.suppressedReasons(),
                    account.autoWarmup());
        }

        Account over(Account fresh) {
            return new Account(
                    sendingEnabled,
                    fresh.productionAccess(),
                    enforcementStatus,
                    suppressedReasons,
                    autoWarmup,
                    fresh.maxSendRate(),
                    fresh.max24HourSend());
        }
    }

    private final Catalog catalog;
    private final EventLog events;
    private final Account fresh;
    private final InstantSource clock;
    private final DocumentKind<Changes> kind = new DocumentKind<>("account", Changes.class);

    public Accounts(Catalog catalog, EventLog events, AccountSettings settings, InstantSource clock) {
        this.catalog = catalog;
        this.events = events;
        this.fresh = Account.fresh(settings);
        this.clock = clock;
    }

    /// The account as it is now, by the fastest way there is.
    public Account of(Scope scope) {
        return kind.find(catalog, scope, NAME)
                .map(changes -> changes.over(fresh))
                .orElse(fresh);
    }

    /// Switches sending on or off. AWS: v2 `PutAccountSendingAttributes`.
    public void setSendingEnabled(Scope scope, boolean enabled) {
        catalog.write(writer -> {
            var present = kind.find(writer, scope, NAME)
                    .map(changes -> changes.over(fresh))
                    .orElse(fresh);
            kind.put(writer, scope, NAME, Changes.of(present.withSendingEnabled(enabled)));
            return Optional.empty();
        });
    }

    /// Limits and what is used of them: recipients of accepted messages in the last 24 hours, to the minute.
    public SendQuota quota(Scope scope) {
        var account = of(scope);
        var sent = events.recipients(scope, "Send", clock.instant(), DAY);
        return new SendQuota(account.max24HourSend(), account.maxSendRate(), sent);
    }
}
