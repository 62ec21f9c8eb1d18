package io.pennypost.mail.spf;

import java.net.InetAddress;
import java.util.Locale;
import java.util.StringJoiner;

/// The values of macros (RFC 7208 §7.2).
final class Macros {
    private final Purse purse;
    private final Request request;

    Macros(Purse purse, Request request) {
        this.purse = purse;
        this.request = request;
    }

    /// @param domain whose record is obeyed, `%{d}`
    String value(int letter, String domain) {
        boolean four = request.ip().getAddress().length == 4;
        return switch (letter) {
            case 's' -> request.sender();
            case 'l' -> request.local();
            case 'o' -> request.domain();
            case 'd' -> domain;
            case 'i' -> four ? request.ip().getHostAddress() : nibbles(request.ip());
            case 'p' -> name(domain);
            case 'v' -> four ? "in-addr" : "ip6";
            case 'h' -> request.helo();
            case 'c' -> request.ip().getHostAddress();
            case 'r' -> request.receiver();
            case 't' -> Long.toString(request.at().getEpochSecond());
            default -> throw new IllegalArgumentException("no macro " + (char) letter);
        };
    }

    private static String nibbles(InetAddress ip) {
        var dotted = new StringJoiner(".");
        for (byte b : ip.getAddress()) {
            dotted.add(Integer.toHexString(b >> 4 & 0xf)).add(Integer.toHexString(b & 0xf));
        }
        return dotted.toString();
    }

    /// The validated name of the host: the domain itself, else one below it, else any.
    private String name(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        var names = purse.validatedNames(request.ip());
        if (names.contains(lower)) {
            return lower;
        }
        return names.stream()
                .filter(name -> isWithin(name, lower))
                .findFirst()
                .orElse(names.isEmpty() ? "unknown" : names.getFirst());
    }

    static boolean isWithin(String name, String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }
}
