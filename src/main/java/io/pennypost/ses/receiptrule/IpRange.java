package io.pennypost.ses.receiptrule;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// IPv4 addresses with one beginning (RFC 4632 §3.1), or a single one. Bits behind the prefix do not count.
///
/// @param prefixLength 0 to 32
public record IpRange(int address, int prefixLength) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?:/([0-9]{1,2}))?");
    private static final int BITS = 32;

    /// Reads `192.0.2.0/24` or `192.0.2.1`; empty when it is neither.
    public static Optional<IpRange> parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int address = 0;
        for (var part : match.group(1).split("\\.", -1)) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return Optional.empty();
            }
            address = (address << 8) | octet;
        }
        int length = match.group(2) == null ? BITS : Integer.parseInt(match.group(2));
        return length > BITS ? Optional.empty() : Optional.of(new IpRange(address, length));
    }

    /// Whether an address lies in it; one of IPv6 never does.
    public boolean contains(InetAddress peer) {
        if (!(peer instanceof Inet4Address)) {
            return false;
        }
        int other = 0;
        for (var octet : peer.getAddress()) {
            other = (other << 8) | (octet & 0xff);
        }
        return prefixLength == 0 || ((address ^ other) >>> (BITS - prefixLength)) == 0;
    }
}
