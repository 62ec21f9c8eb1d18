package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.dns.CachingResolver;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.KnownResources;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.IdentityDocuments;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.identity.VerificationAgenda;
import io.pennypost.ses.pool.DedicatedIpPools;
import io.pennypost.ses.pool.DedicatedIps;
import io.pennypost.ses.pool.SourceAddresses;

/// What sending looks at: accounts, identities, configuration sets, DNS.
///
/// @param resolver caches by time to live
record Resources(
        Resolver resolver,
        PageTokens pageTokens,
        DkimZone zone,
        VerificationAgenda agenda,
        IdentityDocuments identityDocuments,
        SendingIdentities sendingIdentities,
        ConfigurationSets configurationSets,
        DedicatedIpPools pools,
        DedicatedIps dedicatedIps,
        Accounts accounts) {
    static Resources make(Base base) {
        var settings = base.settings();
        var catalog = base.store().catalog();
        var tokens = new PageTokens(base.secret().key("page-tokens"));
        var agenda = new VerificationAgenda();
        var documents = new IdentityDocuments(catalog, agenda);
        var sending = new SendingIdentities(documents);
        var pools = new DedicatedIpPools(catalog, tokens);
        var sources =
                new SourceAddresses(settings.account().id(), settings.delivery().sourceAddresses());
        return new Resources(
                new CachingResolver(base.dns(), base.nanoTime()),
                tokens,
                new DkimZone(settings.identity().zone().orElse("")),
                agenda,
                documents,
                sending,
                new ConfigurationSets(catalog, known(sending, pools), tokens),
                pools,
                new DedicatedIps(catalog, sources, pools, tokens),
                new Accounts(catalog, base.store().events(), accountSettings(base), base.clock()));
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
