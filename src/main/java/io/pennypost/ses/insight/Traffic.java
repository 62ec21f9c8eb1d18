package io.pennypost.ses.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pennypost.aws.arn.Scope;
import io.pennypost.store.EventLog;
import io.pennypost.store.EventLog.Told;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// The events of a day, counted by all dimensions at once. Safe for use by many threads.
///
/// A day is read once. What was counted of it is kept in memory up to a moment ago, so that a later question reads
/// only what is new.
public final class Traffic {
    private static final int PAGE = 500;

    /// Counted cells that are kept, over all days and accounts; some 100 bytes each.
    private static final long CELLS_MAX = 300_000;

    /// Messages whose line is remembered within one page of events.
    private static final int MESSAGES_MAX = 500;

    /// An event is in the ledger by then, also when its group commit was slow.
    private static final Duration SETTLING = Duration.ofMinutes(15);

    private record Key(Scope scope, LocalDate day) {}

    /// @param upTo ids below were counted
    private record Counted(long upTo, Map<Cell, Long> cells) {}

    private final EventLog events;
    private final InstantSource clock;
    private final Cache<Key, Counted> settled = Caffeine.newBuilder()
            .maximumWeight(CELLS_MAX)
            .weigher((Key _, Counted counted) -> counted.cells().size() + 1)
            .build();

    public Traffic(EventLog events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /// One metric by day.
    ///
    /// @param from  its UTC day is the first
    /// @param to    days that begin before it count
    /// @param asked what each dimension must be
    /// @return days on which something was counted, named by their midnight
    public SortedMap<Instant, Long> byDay(
            Scope scope, Metric metric, Map<Dimension, String> asked, Instant from, Instant to) {
        var sums = new TreeMap<Instant, Long>();
        days(scope, from, to).forEach((day, cells) -> {
            long sum = cells.entrySet().stream()
                    .filter(each ->
                            each.getKey().metric() == metric && each.getKey().isAt(asked))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            if (sum > 0) {
                sums.put(day.atStartOfDay().toInstant(ZoneOffset.UTC), sum);
            }
        });
        return sums;
    }

    /// All metrics by day and by the values of some dimensions.
    ///
    /// @param dimensions what is told apart
    /// @param wanted     which values of a dimension count
    /// @return for each day: values in the order of the dimensions, to what was counted
    public Map<LocalDate, SortedMap<List<String>, Map<Metric, Long>>> tables(
            Scope scope, Instant from, Instant to, List<Dimension> dimensions, BiPredicate<Dimension, String> wanted) {
        var tables = new LinkedHashMap<LocalDate, SortedMap<List<String>, Map<Metric, Long>>>();
        days(scope, from, to).forEach((day, cells) -> {
            var table = new TreeMap<List<String>, Map<Metric, Long>>(Comparator.comparing(List::toString));
            cells.forEach((cell, count) -> {
                if (dimensions.stream().allMatch(dimension -> wanted.test(dimension, cell.value(dimension)))) {
                    var values = dimensions.stream().map(cell::value).toList();
                    table.computeIfAbsent(values, _ -> new EnumMap<>(Metric.class))
                            .merge(cell.metric(), count, Long::sum);
                }
            });
            tables.put(day, table);
        });
        return tables;
    }

    /// All that was counted of some days.
    Map<LocalDate, Map<Cell, Long>> days(Scope scope, Instant from, Instant to) {
        var days = new LinkedHashMap<LocalDate, Map<Cell, Long>>();
        var today = day(clock.instant());
        for (var day = day(from);
                day.atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(to) && !day.isAfter(today);
                day = day.plusDays(1)) {
            days.put(day, count(new Key(scope, day)));
        }
        return days;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private Map<Cell, Long> count(Key key) {
        var settledId = MessageId.of(clock.instant().minus(SETTLING), 0, 0).value();
        var known = settled.getIfPresent(key);
        if (known == null || known.upTo() < settledId) {
            var cells = known == null ? new HashMap<Cell, Long>() : new HashMap<>(known.cells());
            add(key, cells, known == null ? 0 : known.upTo(), settledId);
            known = new Counted(settledId, Map.copyOf(cells));
            settled.put(key, known);
        }
        var cells = new HashMap<>(known.cells());
        add(key, cells, known.upTo(), Long.MAX_VALUE);
        return cells;
    }

    /// @param from ids at or above it count
    /// @param to   and below it
    private void add(Key key, Map<Cell, Long> cells, long from, long to) {
        long after = from - 1;
        while (true) {
            var page = events.told(key.scope(), key.day(), after, PAGE);
            var lines = new MessageLines();
            for (var told : page) {
                if (told.event().id() >= to) {
                    return;
                }
                lines.count(told, cells);
            }
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast().event().id();
        }
    }

    /// Lines of messages that were read already: the events of one message are often neighbors.
    private static final class MessageLines {
        private final Map<LedgerEntry, MessageFacts> read = new HashMap<>();

        void count(Told told, Map<Cell, Long> cells) {
            told.message().ifPresent(line -> {
                if (read.size() >= MESSAGES_MAX) {
                    read.clear();
                }
                var message = read.computeIfAbsent(line, MessageFacts::of);
                for (var metric : Metric.of(told, message)) {
                    cells.merge(Cell.of(metric, message), 1L, Long::sum);
                }
            });
        }
    }
}
