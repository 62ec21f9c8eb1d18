package io.pennypost.server;

import io.pennypost.ses.PageTokens;
import io.pennypost.ses.TaggedResources;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.tenant.ReputationEntities;
import io.pennypost.ses.tenant.TenantAssociations;
import io.pennypost.ses.tenant.TenantLinks;
import io.pennypost.ses.tenant.Tenants;
import java.time.InstantSource;

/// Tenants, what they may use, and how they stand.
record Tenancy(Tenants tenants, TenantAssociations associations, ReputationEntities reputation, TenantUse use) {
    static Tenancy of(
            Tenants tenants, TenantLinks links, TaggedResources tagged, PageTokens tokens, InstantSource clock) {
        return new Tenancy(
                tenants,
                new TenantAssociations(tenants, links, tagged, tokens, clock),
                new ReputationEntities(tenants, tokens, clock),
                links);
    }
}
