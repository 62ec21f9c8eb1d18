package io.pennypost.ses.suppression;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.suppression.SuppressionHit.Holder;
import io.pennypost.ses.tenant.SuppressionScope;
import io.pennypost.ses.tenant.Tenant;
import io.pennypost.ses.tenant.TenantSuppression;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Which list counts for a message, and which of its reasons: what the configuration set says, else the tenant, else
/// the account. An entry suppresses only for a reason that counts.
///
/// Source: SES guide, "Overriding account-level suppression". Safe for use by many threads.
public final class SuppressionRules {
    private final Entries entries;
    private final Accounts accounts;
    private final BiFunction<Scope, String, Optional<Tenant>> tenants;

    /// Looks an address up on a list.
    @FunctionalInterface
    public interface Entries {
        /// Nothing is on any list.
        Entries NONE = (list, address) -> Optional.empty();

        Optional<Suppressed> find(ListKey list, String address);
    }

    public SuppressionRules(Entries entries, Accounts accounts, BiFunction<Scope, String, Optional<Tenant>> tenants) {
        this.entries = entries;
        this.accounts = accounts;
        this.tenants = tenants;
    }

    /// What counts for a message.
    private record InEffect(List<SuppressionReason> reasons, Optional<String> tenant) {}

    /// Why an address gets nothing of a message; empty when it gets it.
    ///
    /// @param tenant by name
    public Optional<SuppressionHit> find(
            Scope scope, Optional<ConfigurationSet> set, Optional<String> tenant, String address) {
        var inEffect = inEffect(scope, set, tenant);
        if (inEffect.reasons.isEmpty()) {
            return Optional.empty();
        }
        var holder = inEffect.tenant.isPresent() ? Holder.TENANT : Holder.ACCOUNT;
        return entries.find(new ListKey(scope, inEffect.tenant), address)
                .map(Suppressed::reason)
                .filter(inEffect.reasons::contains)
                .map(reason -> new SuppressionHit(holder, reason));
    }

    private InEffect inEffect(Scope scope, Optional<ConfigurationSet> set, Optional<String> tenantName) {
        var own = tenantName
                .flatMap(name -> tenants.apply(scope, name))
                .flatMap(Tenant::suppression)
                .filter(options -> options.suppressionScope() == SuppressionScope.TENANT);
        var ofSet = set.flatMap(ConfigurationSet::suppression);
        if (ofSet.isPresent()) {
            var tenantList = ofSet.get()
                    .suppressionScope()
                    .map(SuppressionScope.TENANT.name()::equals)
                    .orElse(own.isPresent());
            return new InEffect(ofSet.get().suppressedReasons(), tenantList ? tenantName : Optional.empty());
        }
        return own.map(TenantSuppression::suppressedReasons)
                .map(reasons -> new InEffect(reasons, tenantName))
                .orElseGet(() -> new InEffect(accounts.of(scope).suppressedReasons(), Optional.empty()));
    }
}
