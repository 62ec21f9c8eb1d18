package io.pennypost.server.settings;

import io.pennypost.aws.secret.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.TomlArray;

/// The kinds that keys have.
final class Kinds {
    /// RFC 1035 §2.3.4.
    private static final int DOMAIN_MAX = 253;

    static final Kind<Boolean> FLAG =
            new Simple<>("true or false", toml -> toml instanceof Boolean flag ? Optional.of(flag) : Optional.empty());
    static final Kind<String> TEXT = text("a text", text -> !text.isBlank());
    static final Kind<String> ACCOUNT = text("twelve digits in quotes", Kinds::isAccount);
    static final Kind<String> REGION = text("a region such as \"us-east-1\"", Kinds::isRegion);
    static final Kind<String> DOMAIN = text("a domain name", Kinds::isDomain);
    static final Kind<String> MAILBOX = text("a mail address", Kinds::isMailbox);
    static final Kind<Path> PATH = ofText("a path", Kinds::path);
    static final Kind<URI> URL = ofText("an http or https URL", Kinds::url);
    static final Kind<HostPort> LISTEN = ofText("host:port", HostPort::parse);
    static final Kind<HostPort> PEER = ofText("host:port", Kinds::peer);
    static final Kind<List<HostPort>> LISTEN_LIST = listOf("a list of host:port", LISTEN);
    static final Kind<List<HostPort>> PEER_LIST = listOf("a list of host:port", PEER);
    static final Kind<List<InetAddress>> ADDRESS_LIST =
            listOf("a list of IP addresses", ofText("an IP address", Kinds::address));
    static final Kind<List<String>> DOMAIN_LIST = listOf("a list of domain names", DOMAIN);
    static final Kind<Secret> SECRET = new Hidden();
    static final Kind<Double> RATE = new Simple<>("-1 (no limit) or a number from 0", Kinds::rate);
    static final Kind<Long> QUOTA = integer("-1 (no limit) or a whole number from 0", -1, Long.MAX_VALUE);

    private Kinds() {}

    static Kind<Long> count(long min, long max) {
        return integer("a whole number from " + min + " to " + max, min, max);
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        var names = Stream.of(type.getEnumConstants())
                .map(constant -> '"' + constant.toString() + '"')
                .collect(Collectors.joining(" or "));
        return ofText(
                names,
                text -> Stream.of(type.getEnumConstants())
                        .filter(constant -> constant.toString().equals(text))
                        .findFirst());
    }

    /// The spelling of a choice in the file.
    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Kind<String> text(String expected, java.util.function.Predicate<String> fits) {
        return ofText(expected, text -> fits.test(text) ? Optional.of(text) : Optional.empty());
    }

    private static <T> Kind<T> ofText(String expected, Function<String, Optional<T>> parse) {
        return new Simple<>(expected, toml -> toml instanceof String text ? parse.apply(text) : Optional.empty());
    }

    private static Kind<Long> integer(String expected, long min, long max) {
        return new Simple<>(
                expected,
                toml -> toml instanceof Long number && number >= min && number <= max
                        ? Optional.of(number)
                        : Optional.empty());
    }

    /// A list; one value alone stands for a list of one.
    private static <T> Kind<List<T>> listOf(String expected, Kind<T> element) {
        return new Simple<>(expected, toml -> {
            if (!(toml instanceof TomlArray array)) {
                return element.parse(toml).map(List::of);
            }
            var values = new ArrayList<T>(array.size());
            for (int i = 0; i < array.size(); i++) {
                var value = element.parse(array.get(i));
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(value.get());
            }
            return Optional.of(List.copyOf(values));
        });
    }

    private static Optional<Double> rate(Object toml) {
        double rate = toml instanceof Number number ? number.doubleValue() : Double.NaN;
        return rate == -1 || (rate >= 0 && rate < Double.POSITIVE_INFINITY) ? Optional.of(rate) : Optional.empty();
    }

    private static Optional<HostPort> peer(String text) {
        return HostPort.parse(text).filter(peer -> peer.port() > 0);
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> url(String text) {
        try {
            var url = new URI(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return http && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isRegion(String text) {
        return !text.isEmpty()
                && text.length() <= 32
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private static boolean isDomain(String text) {
        return !text.isEmpty()
                && text.length() <= DOMAIN_MAX
                && !text.startsWith(".")
                && !text.contains("..")
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
    }

    private static boolean isMailbox(String text) {
        int at = text.lastIndexOf('@');
        return at > 0 && isDomain(text.substring(at + 1)) && text.chars().noneMatch(Character::isWhitespace);
    }

    private record Simple<T>(String expected, Function<Object, Optional<T>> parser) implements Kind<T> {
        @Override
        public Optional<T> parse(Object toml) {
            return parser.apply(toml);
        }
    }

    /// Never shown, not even when it is wrong.
    private record Hidden() implements Kind<Secret> {
        @Override
        public String expected() {
            return "a text";
        }

        @Override
        public Optional<Secret> parse(Object toml) {
            return toml instanceof String text && !text.isBlank() ? Optional.of(new Secret(text)) : Optional.empty();
        }

        @Override
        public List<String> objections(Object toml) {
            return List.of("must be a text");
        }
    }
}
