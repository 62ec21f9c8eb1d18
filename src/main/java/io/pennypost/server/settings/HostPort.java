package io.pennypost.server.settings;

import java.util.Optional;

/// A host and a TCP or UDP port, written `host:port` or `[ipv6]:port`.
///
/// @param host name or address, without brackets
/// @param port 0 to 65535; 0 takes a free port where one listens
public record HostPort(String host, int port) {
    private static final int PORT_MAX = 65_535;

    public HostPort {
        if (host.isEmpty() || port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("not a host and port: " + host + ":" + port);
        }
    }

    /// Empty when the text is not a host and a port.
    public static Optional<HostPort> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            return Optional.empty();
        }
        int port = port(text.substring(colon + 1));
        return host.isBlank() || host.indexOf(' ') >= 0 || port < 0
                ? Optional.empty()
                : Optional.of(new HostPort(host, port));
    }

    /// Whether only this machine reaches it. A name other than `localhost` counts as reachable from outside, since no
    /// name is looked up here.
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || isLoopback4(host);
    }

    private static boolean isLoopback4(String host) {
        if (!host.startsWith("127.")) {
            return false;
        }
        var parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (var part : parts) {
            if (part.length() > 3 || port(part) < 0 || port(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /// The number, or -1.
    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > PORT_MAX ? -1 : value;
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
