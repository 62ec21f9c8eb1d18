package io.pennypost.ses.dashboard;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Asks DNS blocklists for an address (RFC 5782). Blocks, up to the resolver's deadline for each list.
public final class Blocklists {
    /// An address in a list. AWS: shape `BlacklistEntry`; since when it stands there is not told.
    public record Entry(String rblName, Optional<String> description) {}

    private final Resolver resolver;
    private final List<String> zones;

    /// @param zones of lists that the operator may ask
    public Blocklists(Resolver resolver, List<String> zones) {
        this.resolver = resolver;
        this.zones = List.copyOf(zones);
    }

    /// Whether there is no list to ask.
    public boolean isEmpty() {
        return zones.isEmpty();
    }

    /// The lists that hold the address. One that does not answer, or answers that it will not, holds nothing.
    public List<Entry> of(InetAddress address) {
        var entries = new ArrayList<Entry>();
        for (var zone : zones) {
            var name = reversed(address) + "." + zone;
            if (resolver.addresses(name) instanceof Answer.Found<InetAddress>(var records, var _, var _)
                    && records.stream().anyMatch(Blocklists::isListing)) {
                entries.add(new Entry(zone, text(name)));
            }
        }
        return entries;
    }

    /// Anything outside of 127.0.0.0/8 is a parked domain; 127.255.255.0/24 says that we may not ask.
    private static boolean isListing(InetAddress answer) {
        var bytes = answer.getAddress();
        return bytes.length == 4 && bytes[0] == 127 && !((bytes[1] & 0xff) == 255 && (bytes[2] & 0xff) == 255);
    }

    private Optional<String> text(String name) {
        return resolver.txt(name) instanceof Answer.Found<String>(var records, var _, var _)
                ? records.stream().findFirst()
                : Optional.empty();
    }

    /// RFC 5782 §2.1 and §2.4: octets, or nibbles, from the last to the first.
    private static String reversed(InetAddress address) {
        var parts = new ArrayList<String>();
        for (var octet : address.getAddress()) {
            if (address instanceof Inet4Address) {
                parts.add(Integer.toString(octet & 0xff));
            } else {
                var hex = HexFormat.of().toHexDigits(octet);
                parts.add(hex.substring(0, 1));
                parts.add(hex.substring(1));
            }
        }
        return String.join(".", parts.reversed());
    }
}
