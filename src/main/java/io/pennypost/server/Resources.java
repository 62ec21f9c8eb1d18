package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.dns.CachingResolver;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.KnownResources;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.IdentityDocuments;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.identity.VerificationAgenda;
import io.pennypost.ses.template.CustomVerificationTemplates;
import io.pennypost.ses.template.EmailTemplates;

/// What sending looks at: accounts, identities, configuration sets, templates, DNS.
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
        Accounts accounts,
        EmailTemplates emailTemplates,
        CustomVerificationTemplates customVerificationTemplates) {
    static Resources make(Base base) {
        var settings = base.settings();
        var catalog = base.store().catalog();
        var tokens = new PageTokens(base.secret().key("page-tokens"));
        var agenda = new VerificationAgenda();
        var documents = new IdentityDocuments(catalog, agenda);
        var sending = new SendingIdentities(documents);
        return new Resources(
                new CachingResolver(base.dns(), base.nanoTime()),
                tokens,
                new DkimZone(settings.identity().zone().orElse("")),
                agenda,
                documents,
                sending,
                new ConfigurationSets(catalog, known(sending), tokens),
                new Accounts(catalog, base.store().events(), accountSettings(base), base.clock()),
                new EmailTemplates(catalog, TenantUse.NONE, tokens),
                new CustomVerificationTemplates(
                        catalog,
                        (scope, address) -> sending.sendingIdentity(scope, address.local(), address.domain())
                                .isPresent(),
                        tokens));
    }

    private static AccountSettings accountSettings(Base base) {
        var account = base.settings().account();
        return new AccountSettings(account.production(), account.maxSendRate(), account.max24HourSend());
    }

    private static KnownResources known(SendingIdentities identities) {
        return new KnownResources() {
            @Override
            public boolean isVerifiedDomain(Scope scope, String domain) {
                return identities.isVerifiedDomain(scope, domain);
            }

            // Dedicated pools cannot be made yet, so there is none.
            @Override
            public boolean isSendingPool(Scope scope, String name) {
                return false;
            }
        };
    }
}
