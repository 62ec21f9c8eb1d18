package io.pennypost.receive.verdict;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/// Whether the client has a name that leads back to it (RFC 8601 §3).
///
/// @param name the name that does; empty without one
public record Iprev(Result result, String name) {
    private static final int NAMES_MAX = 10;

    /// The results of RFC 8601 §2.7.3.
    public enum Result {
        /// It has.
        PASS,
        /// It has names, but none leads back.
        FAIL,
        /// Nobody knows now.
        TEMPERROR,
        /// It has no name.
        PERMERROR;

        /// As it is written.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Iprev check(Resolver dns, InetAddress ip) {
        return switch (dns.ptr(ip)) {
            case Answer.Found<String>(List<String> names, var _, var _) -> forward(dns, ip, names);
            case Answer.NoData<String> _, Answer.NoName<String> _ -> new Iprev(Result.PERMERROR, "");
            case Answer.Failed<String> _ -> new Iprev(Result.TEMPERROR, "");
        };
    }

    private static Iprev forward(Resolver dns, InetAddress ip, List<String> names) {
        boolean unknown = false;
        for (var name : names.subList(0, Math.min(names.size(), NAMES_MAX))) {
            var answer = dns.addresses(name);
            if (answer instanceof Answer.Found<InetAddress> found
                    && found.records().contains(ip)) {
                return new Iprev(Result.PASS, name);
            }
            unknown |= answer instanceof Answer.Failed<InetAddress>;
        }
        return new Iprev(unknown ? Result.TEMPERROR : Result.FAIL, "");
    }
}
