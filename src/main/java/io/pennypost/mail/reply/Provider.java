package io.pennypost.mail.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Mailbox providers whose own words have rules of their own.
public enum Provider {
    GOOGLE("google", "google.com googlemail.com", "gmail.com googlemail.com"),
    MS_CONSUMER(
            "ms-consumer",
            "olc.protection.outlook.com hotmail.com",
            "outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.fr live.fr outlook.jp"),
    MS_365("ms-365", "protection.outlook.com mx.microsoft prod.outlook.com", "onmicrosoft.com"),
    YAHOO("yahoo", "yahoodns.net", "yahoo.com ymail.com rocketmail.com aol.com yahoo.co.uk yahoo.fr yahoo.de"),
    YAHOO_JP("yahoo-jp", "yahoo.co.jp", "yahoo.co.jp"),
    APPLE("apple", "icloud.com", "icloud.com me.com mac.com"),
    COMCAST("comcast", "comcast.net", "comcast.net"),
    COX("cox", "cox.net", "cox.net"),
    ATT("att", "att.net", "att.net sbcglobal.net bellsouth.net"),
    GMX("gmx", "gmx.net web.de mail.com kundenserver.de", "gmx.de gmx.net gmx.com web.de mail.com"),
    T_ONLINE("t-online", "t-online.de", "t-online.de"),
    ORANGE("orange", "orange.fr", "orange.fr wanadoo.fr"),
    LAPOSTE("laposte", "laposte.net", "laposte.net"),
    QQ("qq", "qq.com", "qq.com foxmail.com"),
    NETEASE("163", "netease.com", "163.com 126.com yeah.net"),
    DOCOMO("docomo", "docomo.ne.jp", "docomo.ne.jp"),
    AU("au", "ezweb.ne.jp au.com", "ezweb.ne.jp au.com");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<String> hosts;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<String> domains;

    Provider(String label, String hosts, String domains) {
        this.label = label;
        this.hosts = List.of(hosts.split(" "));
        this.domains = List.of(domains.split(" "));
    }

    /// The name as rules write it.
    public String label() {
        return label;
    }

    /// Whose mail host this is, by its name.
    public static Optional<Provider> ofHost(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        for (var provider : values()) {
            for (var domain : provider.hosts) {
                if (isWithin(name, domain)) {
                    return Optional.of(provider);
                }
            }
        }
        return Optional.empty();
    }

    /// Whose mailboxes are in this domain, for the domains that are known without DNS.
    public static Optional<Provider> ofDomain(String domain) {
        var name = domain.toLowerCase(Locale.ROOT);
        for (var provider : values()) {
            if (provider.domains.contains(name)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    private static boolean isWithin(String name, String domain) {
        return name.endsWith(domain)
                && (name.length() == domain.length() || name.charAt(name.length() - domain.length() - 1) == '.');
    }
}
