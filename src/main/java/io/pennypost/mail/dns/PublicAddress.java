package io.pennypost.mail.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Tells addresses of the open Internet from all others.
///
/// A name in DNS is written by strangers: an MX or a webhook host may point at `127.0.0.1`, at a neighbor in the
/// private network or at a cloud's metadata service. Whoever connects to an address that a stranger named asks
/// here first.
///
/// Source: the IANA special-purpose registries (RFC 6890, RFC 8190, RFC 9637) and multicast.
public final class PublicAddress {
    private PublicAddress() {}

    /// Whether the address is globally reachable unicast. Tunnel prefixes count as what they carry.
    public static boolean test(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress(), 0);
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] b, int at) {
        var first = b[at] & 0xff;
        var second = b[at + 1] & 0xff;
        var third = b[at + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127; // RFC 6598, carrier-grade NAT
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> !isReserved192(second, third);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    private static boolean isReserved192(int second, int third) {
        return second == 168 || (second == 0 && (third == 0 || third == 2)) || (second == 88 && third == 99);
    }

    private static boolean isPublic6(byte[] b) {
        if (startsWith(b, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) { // RFC 6052, NAT64
            return isPublic4(b, 12);
        }
        if (startsWith(b, 0x20, 0x02)) { // RFC 3056, 6to4
            return isPublic4(b, 2);
        }
        // Global unicast is 2000::/3; out of it go 2001::/23 (protocols, Teredo) and the documentation blocks.
        return (b[0] & 0xe0) == 0x20
                && !(startsWith(b, 0x20, 0x01) && (b[2] & 0xfe) == 0)
                && !startsWith(b, 0x20, 0x01, 0x0d, 0xb8)
                && !(startsWith(b, 0x3f, 0xff) && (b[2] & 0xf0) == 0);
    }

    private static boolean startsWith(byte[] b, int... prefix) {
        for (var i = 0; i < prefix.length; i++) {
            if ((b[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
