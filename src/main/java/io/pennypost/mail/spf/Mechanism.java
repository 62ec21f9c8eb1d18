package io.pennypost.mail.spf;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a host is compared with (RFC 7208 §5). An absent target is the domain of the record.
sealed interface Mechanism {
    /// Everyone (§5.1).
    record All() implements Mechanism {}

    /// Whom another domain lets pass (§5.2).
    record Include(MacroText target) implements Mechanism {}

    /// The addresses of a name (§5.3).
    record Addresses(Optional<MacroText> target, Prefixes prefixes) implements Mechanism {}

    /// The addresses of a domain's mail exchangers (§5.4).
    record Exchangers(Optional<MacroText> target, Prefixes prefixes) implements Mechanism {}

    /// Who has a name below the domain by PTR (§5.5).
    record Reverse(Optional<MacroText> target) implements Mechanism {}

    /// A block of addresses (§5.6).
    record Network(InetAddress address, int bits) implements Mechanism {}

    /// Anyone, if the name has an address (§5.7).
    record Exists(MacroText target) implements Mechanism {}

    /// How many bits count, of IPv4 and of IPv6.
    record Prefixes(int four, int six) {
        boolean cover(InetAddress network, InetAddress ip) {
            return Mechanism.covers(network, ip.getAddress().length == 4 ? four : six, ip);
        }
    }

    /// Text, then one prefix, two, or the second alone; all optional.
    Pattern WITH_PREFIXES = Pattern.compile("(.*?)(?:/(0|[1-9][0-9]{0,2}))?(?://(0|[1-9][0-9]{0,2}))?", Pattern.DOTALL);

    Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    /// Reads a mechanism without its qualifier; empty when it is none.
    static Optional<Mechanism> parse(String text) {
        var name = NAME.matcher(text);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        var rest = text.substring(name.end());
        return switch (name.group().toLowerCase(Locale.ROOT)) {
            case "all" -> rest.isEmpty() ? Optional.of(new All()) : Optional.empty();
            case "include" -> required(rest).map(Include::new);
            case "exists" -> required(rest).map(Exists::new);
            case "a" -> withPrefixes(rest, Addresses::new);
            case "mx" -> withPrefixes(rest, Exchangers::new);
            case "ptr" ->
                rest.isEmpty()
                        ? Optional.of(new Reverse(Optional.empty()))
                        : required(rest).map(target -> new Reverse(Optional.of(target)));
            case "ip4" -> network(rest, 4);
            case "ip6" -> network(rest, 16);
            default -> Optional.empty();
        };
    }

    private static Optional<MacroText> required(String rest) {
        return rest.startsWith(":") ? MacroText.domainSpec(rest.substring(1)) : Optional.empty();
    }

    /// Makes a mechanism of a target and prefixes.
    @FunctionalInterface
    interface Making {
        Mechanism of(Optional<MacroText> target, Prefixes prefixes);
    }

    private static Optional<Mechanism> withPrefixes(String rest, Making making) {
        var parts = WITH_PREFIXES.matcher(rest);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var four = bits(parts.group(2), 32);
        var six = bits(parts.group(3), 128);
        if (four < 0 || six < 0) {
            return Optional.empty();
        }
        var prefixes = new Prefixes(four, six);
        var target = parts.group(1);
        return target.isEmpty()
                ? Optional.of(making.of(Optional.empty(), prefixes))
                : required(target).map(text -> making.of(Optional.of(text), prefixes));
    }

    private static int bits(@org.jspecify.annotations.Nullable String digits, int most) {
        int bits = digits == null ? most : Integer.parseInt(digits);
        return bits > most ? -1 : bits;
    }

    private static Optional<Mechanism> network(String rest, int length) {
        int slash = rest.indexOf('/');
        var address = slash < 0 ? rest : rest.substring(0, slash);
        var digits = slash < 0 ? Integer.toString(length * 8) : rest.substring(slash + 1);
        if (!address.startsWith(":") || !digits.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(digits) > length * 8) {
            return Optional.empty();
        }
        return literal(address.substring(1), length).map(ip -> new Network(ip, Integer.parseInt(digits)));
    }

    /// Four whole numbers, or IPv6 without a zone.
    private static Optional<InetAddress> literal(String text, int length) {
        var shape = length == 4 ? "[0-9]{1,3}(\\.[0-9]{1,3}){3}" : "[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";
        if (!text.matches(shape)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// Whether both addresses are of one family and alike in their first bits.
    static boolean covers(InetAddress network, int bits, InetAddress ip) {
        var left = network.getAddress();
        var right = ip.getAddress();
        if (left.length != right.length) {
            return false;
        }
        int whole = bits / 8;
        int mask = 0xff00 >> (bits % 8) & 0xff;
        return Arrays.equals(left, 0, whole, right, 0, whole)
                && (mask == 0 || (left[whole] & mask) == (right[whole] & mask));
    }
}
