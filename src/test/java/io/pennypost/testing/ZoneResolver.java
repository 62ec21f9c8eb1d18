package io.pennypost.testing;

import io.pennypost.mail.dns.Resolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// DNS as a table: TXT, CNAME, MX and SOA records that a test publishes and withdraws.
public final class ZoneResolver implements Resolver {
    private final Map<String, List<String>> txt = new ConcurrentHashMap<>();
    private final Map<String, List<Mx>> mx = new ConcurrentHashMap<>();
    private final Map<String, String> cname = new ConcurrentHashMap<>();
    private final Map<String, Soa> soa = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    /// Adds a record of type `TXT`, `CNAME` or `MX`.
    public void publish(String name, String type, String value) {
        if (type.equals("MX")) {
            var space = value.indexOf(' ');
            var record = new Mx(Integer.parseInt(value.substring(0, space)), value.substring(space + 1));
            mx.computeIfAbsent(key(name), _ -> new ArrayList<>()).add(record);
            return;
        }
        if (type.equals("CNAME")) {
            cname.put(key(name), value);
            return;
        }
        txt.computeIfAbsent(key(name), _ -> new ArrayList<>()).add(value);
    }

    /// Adds what a zone says of itself.
    public void publishSoa(String zone, Soa record) {
        soa.put(key(zone), record);
    }

    /// Takes all records but those of zones away.
    public void withdrawAll() {
        txt.clear();
        cname.clear();
        mx.clear();
    }

    /// Every look-up below the name fails from now on.
    public void breakZone(String zone) {
        broken.add(key(zone));
    }

    /// The zone answers again.
    public void repairZone(String zone) {
        broken.remove(key(zone));
    }

    /// Something happens while the next look-up is under way.
    public void duringNextLookUp(Runnable event) {
        meanwhile.set(event);
    }

    /// How many look-ups there were, but for those of zones.
    public int lookUps() {
        return lookUps.get();
    }

    @Override
    public Answer<String> txt(String name) {
        lookUps.incrementAndGet();
        return answer(name, key -> txt.getOrDefault(key, List.of()));
    }

    @Override
    public Answer<String> cname(String name) {
        lookUps.incrementAndGet();
        return answer(name, key -> cname.containsKey(key) ? List.of(cname.get(key)) : List.of());
    }

    @Override
    public Answer<Soa> soa(String name) {
        return answer(name, key -> soa.containsKey(key) ? List.of(soa.get(key)) : List.of());
    }

    @Override
    public Answer<Mx> mx(String name) {
        lookUps.incrementAndGet();
        return answer(name, key -> mx.getOrDefault(key, List.of()));
    }

    @Override
    public Answer<InetAddress> addresses(String name) {
        throw new UnsupportedOperationException("No addresses here.");
    }

    @Override
    public Answer<String> ptr(InetAddress address) {
        throw new UnsupportedOperationException("No addresses here.");
    }

    private <T> Answer<T> answer(String name, Function<String, List<T>> table) {
        meanwhile.getAndSet(() -> {}).run();
        var key = key(name);
        if (broken.stream().anyMatch(zone -> key.equals(zone) || key.endsWith("." + zone))) {
            return new Answer.Failed<>("SERVFAIL", false);
        }
        var records = table.apply(key);
        if (!records.isEmpty()) {
            return new Answer.Found<>(records, Duration.ofMinutes(5), false);
        }
        return txt.containsKey(key) || cname.containsKey(key) || mx.containsKey(key)
                ? new Answer.NoData<>()
                : new Answer.NoName<>();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
