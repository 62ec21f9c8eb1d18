package io.pennypost.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names and records as a small text, one per line: `name [ttl] type data`, `#` begins a comment.
///
/// Types are A, AAAA, MX, TXT, CNAME, PTR, SOA with data as in a zone file, and three faults that befall every look-up
/// of
/// the name: `SERVFAIL`, `TIMEOUT`, and `TRUNCATE` (over UDP only).
public final class Zone {
    /// One line.
    public record Entry(String name, long ttl, String type, String data) {}

    private static final long DEFAULT_TTL = 300;

    private final Map<String, List<Entry>> names = new LinkedHashMap<>();

    /// Reads the text.
    public static Zone of(String text) {
        var zone = new Zone();
        text.lines().map(String::strip).filter(Zone::isEntry).forEach(zone::add);
        return zone;
    }

    private static boolean isEntry(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }

    private void add(String line) {
        var words = List.of(line.split("\\s+", 3));
        var name = plain(words.get(0));
        var ttl = DEFAULT_TTL;
        if (Character.isDigit(words.get(1).charAt(0))) {
            ttl = Long.parseLong(words.get(1));
            words = new ArrayList<>(List.of(words.get(2).split("\\s+", 2)));
            words.addFirst(name);
        }
        var data = words.size() > 2 ? words.get(2) : "";
        names.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Entry(name, ttl, words.get(1), data));
    }

    /// All records of a name, or those of one type.
    public List<Entry> at(String name, String type) {
        return names.getOrDefault(plain(name), List.of()).stream()
                .filter(entry -> entry.type().equals(type))
                .toList();
    }

    /// Whether the name has a fault.
    public boolean has(String name, String fault) {
        return !at(name, fault).isEmpty();
    }

    /// Whether the name exists, if only because a name below it does (RFC 8020).
    public boolean exists(String name) {
        var plain = plain(name);
        return names.keySet().stream().anyMatch(known -> known.equals(plain) || known.endsWith("." + plain));
    }

    /// The SOA of the nearest zone above or at the name; none gives an empty list.
    public List<Entry> authority(String name) {
        for (var at = plain(name); !at.isEmpty(); at = parent(at)) {
            var soa = at(at, "SOA");
            if (!soa.isEmpty()) {
                return soa;
            }
        }
        return List.of();
    }

    private static String parent(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    static String plain(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
