package io.pennypost.mail.spf;

import io.pennypost.mail.dns.Resolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// The zone data of one scenario of the RFC 7208 suite. Records of type SPF are TXT too, unless the name has some.
final class SuiteZone implements Resolver {
    private record Entry(String type, Object data) {}

    private final Map<String, List<Entry>> names = new LinkedHashMap<>();

    @SuppressWarnings("unchecked")
    SuiteZone(Map<String, Object> data) {
        data.forEach((name, entries) -> {
            var read = new ArrayList<Entry>();
            for (var entry : (List<Object>) entries) {
                if (entry instanceof Map<?, ?> record) {
                    record.forEach((type, value) -> read.add(new Entry((String) type, value)));
                } else {
                    read.add(new Entry((String) entry, ""));
                }
            }
            if (read.stream().noneMatch(entry -> entry.type().equals("TXT"))) {
                read.addAll(read.stream()
                        .filter(entry -> entry.type().equals("SPF"))
                        .map(entry -> new Entry("TXT", entry.data()))
                        .toList());
            }
            names.put(key(name), read);
        });
    }

    private static String key(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public Answer<String> txt(String name) {
        return ask(name, "TXT", SuiteZone::joined);
    }

    private static String joined(Object data) {
        return data instanceof List<?> parts
                ? String.join("", parts.stream().map(String.class::cast).toList())
                : (String) data;
    }

    @Override
    public Answer<Mx> mx(String name) {
        return ask(name, "MX", data -> new Mx(0, (String) ((List<?>) data).get(1)));
    }

    @Override
    public Answer<InetAddress> addresses(String name) {
        Function<Object, InetAddress> reading = data -> InetAddress.ofLiteral((String) data);
        var four = ask(name, "A", reading);
        var six = ask(name, "AAAA", reading);
        if (four instanceof Answer.Found<InetAddress>(var a, var ttl, var secure)
                && six instanceof Answer.Found<InetAddress>(var b, var _, var _)) {
            var all = new ArrayList<>(a);
            all.addAll(b);
            return new Answer.Found<>(all, ttl, secure);
        }
        return four instanceof Answer.Found<InetAddress> ? four : six;
    }

    @Override
    public Answer<String> ptr(InetAddress address) {
        var labels = new ArrayList<String>();
        for (byte b : address.getAddress()) {
            if (address.getAddress().length == 4) {
                labels.addFirst(Integer.toString(b & 0xff));
            } else {
                labels.addFirst(Integer.toHexString(b >> 4 & 0xf));
                labels.addFirst(Integer.toHexString(b & 0xf));
            }
        }
        var zone = address.getAddress().length == 4 ? ".in-addr.arpa" : ".ip6.arpa";
        return ask(String.join(".", labels) + zone, "PTR", data -> key((String) data));
    }

    @Override
    public Answer<String> cname(String name) {
        throw new AssertionError("SPF asks for no such record.");
    }

    @Override
    public Answer<Soa> soa(String name) {
        throw new AssertionError("SPF asks for no such record.");
    }

    private <T> Answer<T> ask(String name, String type, Function<Object, T> reading) {
        var at = key(name);
        for (int hop = 0; hop < 10; hop++) {
            var entries = names.get(at);
            if (entries == null) {
                return new Answer.NoName<>();
            }
            var found = entries.stream()
                    .filter(entry -> entry.type().equals(type) && !entry.data().equals("NONE"))
                    .toList();
            if (!found.isEmpty()) {
                return new Answer.Found<>(
                        found.stream().map(Entry::data).map(reading).toList(), Duration.ofMinutes(5), false);
            }
            if (entries.stream().anyMatch(entry -> entry.type().equals("TIMEOUT"))) {
                return new Answer.Failed<>("no answer", true);
            }
            var alias = entries.stream()
                    .filter(entry -> entry.type().equals("CNAME"))
                    .findFirst();
            if (alias.isEmpty()) {
                return new Answer.NoData<>();
            }
            at = key((String) alias.get().data());
        }
        return new Answer.Failed<>("too many aliases", false);
    }
}
