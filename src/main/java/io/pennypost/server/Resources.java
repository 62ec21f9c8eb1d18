package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.dns.CachingResolver;
import io.pennypost.mail.dns.DnsjavaResolver;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.server.settings.DnsSettings;
import io.pennypost.server.settings.HostPort;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.KnownResources;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.IdentityDocuments;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.identity.VerificationAgenda;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// What sending looks at: accounts, identities, configuration sets, DNS.
///
/// @param resolver caches by time to live
/// @param uncached asks each time: a cached denial would hide a record that was published a moment ago
record Resources(
        Resolver resolver,
        Resolver uncached,
        PageTokens pageTokens,
        DkimZone zone,
        VerificationAgenda agenda,
        IdentityDocuments identityDocuments,
        SendingIdentities sendingIdentities,
        ConfigurationSets configurationSets,
        Accounts accounts) {
    /// One look-up, over all servers.
    private static final Duration DNS_DEADLINE = Duration.ofSeconds(10);

    static Resources make(Base base) {
        var settings = base.settings();
        var catalog = base.store().catalog();
        var tokens = new PageTokens(base.secret().key("page-tokens"));
        var agenda = new VerificationAgenda();
        var documents = new IdentityDocuments(catalog, agenda);
        var sending = new SendingIdentities(documents);
        var uncached = new DnsjavaResolver(servers(settings.dns()), DNS_DEADLINE, base.nanoTime());
        return new Resources(
                new CachingResolver(uncached, base.nanoTime()),
                uncached,
                tokens,
                new DkimZone(settings.identity().zone().orElse("")),
                agenda,
                documents,
                sending,
                new ConfigurationSets(catalog, known(sending), tokens),
                new Accounts(catalog, base.store().events(), accountSettings(base), base.clock()));
    }

    private static List<InetSocketAddress> servers(DnsSettings dns) {
        return dns.servers().isEmpty()
                ? DnsjavaResolver.systemServers()
                : dns.servers().stream().map(Resources::address).toList();
    }

    private static InetSocketAddress address(HostPort server) {
        return new InetSocketAddress(server.host(), server.port());
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
