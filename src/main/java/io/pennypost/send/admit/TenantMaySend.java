package io.pennypost.send.admit;

import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.tenant.SendingStatus;
import io.pennypost.ses.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tenant that is sent for exists, may send, and uses everything the message is sent with.
final class TenantMaySend implements Check {
    private final Tenants tenants;
    private final SendingIdentities identities;

    TenantMaySend(Tenants tenants, SendingIdentities identities) {
        this.tenants = tenants;
        this.identities = identities;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var name = candidate.tenantName();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var scope = candidate.caller.scope();
        candidate.tenant = tenants.find(scope, name.get());
        if (candidate.tenant.isEmpty()) {
            return Optional.of(new Refusal.NoTenant(name.get(), scope.account()));
        }
        var tenant = candidate.tenant.get();
        if (tenant.sendingStatus() == SendingStatus.DISABLED) {
            return Optional.of(new Refusal.TenantPaused(tenant.name()));
        }
        if (candidate.configurationSet.isEmpty()) {
            return Optional.of(Refusal.Malformed.of("A configuration set is required to send with a tenant."));
        }
        return resources(candidate).stream()
                .filter(arn -> !tenants.uses(scope, tenant, arn))
                .findFirst()
                .map(candidate::denied);
    }

    /// What must be associated with the tenant. An identity that is not verified is refused by a later check.
    private List<String> resources(Candidate candidate) {
        var scope = candidate.caller.scope();
        var arns = new ArrayList<String>();
        var source = SenderUse.all(candidate).getFirst();
        source.identity(identities, scope)
                .map(identity -> source.owner(scope)
                        .sesArn("identity/" + identity.settings().name()))
                .ifPresent(arns::add);
        candidate
                .configurationSet
                .map(ConfigurationSet::name)
                .ifPresent(set -> arns.add(scope.sesArn("configuration-set/" + set)));
        if (candidate.given.content() instanceof Submitted.Templated templated
                && templated.template() instanceof Submitted.TemplateChoice.Stored(var name)) {
            arns.add(scope.sesArn("template/" + name));
        }
        return arns;
    }
}
