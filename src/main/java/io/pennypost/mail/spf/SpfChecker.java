package io.pennypost.mail.spf;

import io.pennypost.mail.address.Domains;
import io.pennypost.mail.dns.Resolver;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Asks domains whether a host may send for them (RFC 7208 §4). Thread-safe if the resolver is. Never throws.
public final class SpfChecker {
    private static final int LABEL_MAX = 63;

    private final Resolver dns;
    private final String receiver;
    private final InstantSource clock;

    /// A checker that asks this resolver.
    ///
    /// @param receiver name of this host, the macro `%{r}`
    /// @param clock    the macro `%{t}`
    public SpfChecker(Resolver dns, String receiver, InstantSource clock) {
        this.dns = dns;
        this.receiver = receiver;
        this.clock = clock;
    }

    /// Checks the envelope sender, or the host's own name where the sender is empty (§2.4).
    ///
    /// @param mailFrom without angle brackets; empty for `<>`
    public SpfVerdict check(InetAddress ip, String helo, String mailFrom) {
        var sender = mailFrom.isEmpty() ? helo : mailFrom;
        var at = sender.lastIndexOf('@');
        // §4.3: whoever writes no local part is taken as postmaster.
        var local = at <= 0 ? "postmaster" : sender.substring(0, at);
        var domain = domain(sender.substring(at + 1));
        if (domain.isEmpty()) {
            return new SpfVerdict(SpfResult.NONE, "", "", "", "there is no domain to ask", List.of());
        }
        var request = new Request(ip, helo, local, domain.get(), receiver, clock.instant());
        return new Evaluation(dns, request).run();
    }

    /// A name that DNS can be asked for: two labels or more, none of them empty or too long (§4.3).
    private static Optional<String> domain(String text) {
        var plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        var ascii = plain.chars().allMatch(c -> c < 0x80) ? Optional.of(plain) : Domains.toAscii(plain);
        return ascii.filter(name -> name.indexOf('.') > 0 && !Domains.isLiteral(name) && isName(name));
    }

    /// Whether DNS can carry the name (RFC 1035 §2.3.4).
    static boolean isName(String name) {
        if (name.isEmpty() || name.length() > Domains.LENGTH_MAX) {
            return false;
        }
        for (var label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LABEL_MAX) {
                return false;
            }
        }
        return true;
    }
}
