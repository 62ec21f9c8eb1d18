package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.dns.CachingResolver;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.TaggedResources;
import io.pennypost.ses.account.AccountReviews;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.account.MeteredAllowance;
import io.pennypost.ses.account.SendingAllowance;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.KnownResources;
import io.pennypost.ses.endpoint.MultiRegionEndpoints;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.IdentityDocuments;
import io.pennypost.ses.identity.IdentityTags;
import io.pennypost.ses.identity.MailFromHost;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.identity.VerificationAgenda;
import io.pennypost.ses.pool.DedicatedIpPools;
import io.pennypost.ses.pool.DedicatedIps;
import io.pennypost.ses.pool.SourceAddresses;
import io.pennypost.ses.tenant.TaggedTenants;
import io.pennypost.ses.tenant.TenantDocuments;
import io.pennypost.ses.tenant.TenantLinks;
import io.pennypost.ses.tenant.Tenants;
import java.util.List;

/// What is asked about every message and every call: accounts, identities, configuration sets, lists, templates,
/// rules, DNS.
///
/// @param resolver caches by time to live
record Resources(
        Resolver resolver,
        PageTokens pageTokens,
        DkimZone zone,
        MailFromHost mailFromHost,
        VerificationAgenda agenda,
        IdentityDocuments identityDocuments,
        SendingIdentities sendingIdentities,
        ConfigurationSets configurationSets,
        DedicatedIpPools pools,
        DedicatedIps dedicatedIps,
        Accounts accounts,
        SendingAllowance allowance,
        AccountReviews reviews,
        AddressLists addressLists,
        Templates templates,
        MultiRegionEndpoints endpoints,
        TaggedResources tagged,
        Tenancy tenancy,
        Receiving receiving,
        Neighbors neighbors) {
    static Resources make(Base base) {
        var settings = base.settings();
        var catalog = base.store().catalog();
        var tokens = new PageTokens(base.secret().key("page-tokens"));
        var agenda = new VerificationAgenda();
        var documents = new IdentityDocuments(catalog, agenda);
        var sending = new SendingIdentities(documents);
        var accounts = new Accounts(catalog, base.store().events(), accountSettings(base), base.clock());
        var endpoints = new MultiRegionEndpoints(catalog, tokens, base.clock(), base.random());
        var tenantDocuments = new TenantDocuments(catalog);
        var lists = AddressLists.make(base, accounts, tenantDocuments, tokens);
        var tenantLinks = new TenantLinks();
        var tenants =
                new Tenants(tenantDocuments, tenantLinks, lists::forgetTenant, tokens, base.clock(), base.random());
        var pools = new DedicatedIpPools(catalog, tokens);
        var sources =
                new SourceAddresses(settings.account().id(), settings.delivery().sourceAddresses());
        var sets = new ConfigurationSets(catalog, known(sending, pools), tenantLinks, tokens);
        var templates = Templates.make(catalog, sending, tenantLinks, tokens);
        var tagged = new TaggedResources(List.of(
                endpoints,
                new TaggedTenants(tenants),
                sets.tagged(),
                new IdentityTags(documents),
                pools.tagged(),
                lists.contactLists(),
                templates.email().tags(),
                templates.verification().tags()));
        var neighbors = Neighbors.make(base);
        return new Resources(
                new CachingResolver(base.dns(), base.nanoTime()),
                tokens,
                new DkimZone(settings.identity().zone().orElse("")),
                new MailFromHost(
                        settings.identity().zone().orElse(""),
                        settings.delivery().hostname()),
                agenda,
                documents,
                sending,
                sets,
                pools,
                new DedicatedIps(catalog, sources, pools, tokens),
                accounts,
                new MeteredAllowance(accounts, base.store().events(), base.clock(), base.nanoTime()),
                new AccountReviews(accounts, base.random()),
                lists,
                templates,
                endpoints,
                tagged,
                Tenancy.of(tenants, tenantLinks, tagged, tokens, base.clock()),
                Receiving.make(base, neighbors),
                neighbors);
    }

    private static AccountSettings accountSettings(Base base) {
        var account = base.settings().account();
        return new AccountSettings(account.production(), account.maxSendRate(), account.max24HourSend());
    }

    private static KnownResources known(SendingIdentities identities, DedicatedIpPools pools) {
        return new KnownResources() {
            @Override
            public boolean isVerifiedDomain(Scope scope, String domain) {
                return identities.isVerifiedDomain(scope, domain);
            }

            @Override
            public boolean isSendingPool(Scope scope, String name) {
                return pools.isSendingPool(scope, name);
            }
        };
    }
}
