package io.pennypost.ses.insight;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mailbox provider, told by the domain of the address.
///
/// @param name            as the dashboard of AWS calls it; `UNKNOWN_ISP` for all others
/// @param hasFeedbackLoop whether it tells senders of complaints
record Isp(String name, boolean hasFeedbackLoop) {
    static final Isp UNKNOWN = new Isp("UNKNOWN_ISP", false);

    private static final Map<String, Isp> BY_DOMAIN = Stream.of(
                    domains(new Isp("Gmail", false), "gmail.com", "googlemail.com"),
                    domains(
                            new Isp("Hotmail", true),
                            "hotmail.com",
                            "hotmail.co.uk",
                            "hotmail.de",
                            "hotmail.fr",
                            "hotmail.it",
                            "hotmail.es",
                            "outlook.com",
                            "outlook.de",
                            "outlook.fr",
                            "live.com",
                            "live.co.uk",
                            "live.fr",
                            "msn.com"),
                    domains(
                            new Isp("Yahoo", true),
                            "yahoo.com",
                            "yahoo.co.uk",
                            "yahoo.fr",
                            "yahoo.de",
                            "yahoo.es",
                            "yahoo.it",
                            "yahoo.ca",
                            "yahoo.com.br",
                            "yahoo.co.in",
                            "ymail.com",
                            "rocketmail.com"),
                    domains(new Isp("AOL", true), "aol.com", "aim.com"),
                    domains(new Isp("Apple", false), "icloud.com", "me.com", "mac.com"),
                    domains(new Isp("Comcast", true), "comcast.net"),
                    domains(new Isp("GMX", false), "gmx.de", "gmx.net", "gmx.com", "gmx.at", "gmx.ch"),
                    domains(new Isp("Web.de", false), "web.de"),
                    domains(new Isp("Mail.ru", true), "mail.ru", "inbox.ru", "list.ru", "bk.ru"),
                    domains(new Isp("Yandex", true), "yandex.ru", "yandex.com", "ya.ru"),
                    domains(new Isp("QQ", false), "qq.com"),
                    domains(new Isp("Proton", false), "proton.me", "protonmail.com"))
            .flatMap(map -> map.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static Map<String, Isp> domains(Isp isp, String... domains) {
        return Stream.of(domains).collect(Collectors.toMap(domain -> domain, _ -> isp));
    }

    /// The provider of an address.
    static Isp of(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return BY_DOMAIN.getOrDefault(domain, UNKNOWN);
    }
}
