package io.pennypost.send.admit;

import io.pennypost.ses.PageTokens;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.identity.IdentityPolicies;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.template.EmailTemplates;
import io.pennypost.ses.tenant.TenantDocuments;
import io.pennypost.ses.tenant.TenantLinks;
import io.pennypost.ses.tenant.Tenants;
import io.pennypost.testing.MemoryEventLog;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// All checks over resources in memory.
final class AdmissionWorld {
    private AdmissionWorld() {}

    static Admission over(IdentityWorld world, AccountSettings settings) {
        return over(world, new Accounts(world.catalog, new MemoryEventLog(), settings, world.clock));
    }

    static Admission over(IdentityWorld world, Accounts accounts) {
        var tenants = new Tenants(
                new TenantDocuments(world.catalog),
                new TenantLinks(),
                (writer, scope, tenant, limit) -> 0,
                new PageTokens("a secret of tests".getBytes(StandardCharsets.US_ASCII)),
                world.clock,
                new Random(5));
        return new Admission(new Admission.Sources(
                accounts,
                world.sending,
                new IdentityPolicies(world.documents),
                world.sets,
                new EmailTemplates(world.catalog, TenantUse.NONE, world.tokens),
                tenants,
                world.clock));
    }
}
