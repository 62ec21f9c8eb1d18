package io.pennypost.testing;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A ledger in heap.
public final class MemoryEventLog implements EventLog {
    private final List<LedgerEntry> entries = new CopyOnWriteArrayList<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /// Writes a line.
    public void add(LedgerEntry entry) {
        entries.add(entry);
        watchers.forEach(Runnable::run);
    }

    @Override
    public List<LedgerEntry> ofMessage(String sesMessageId, Instant day) {
        return entries.stream()
                .filter(entry -> entry.sesMessageId().equals(sesMessageId))
                .sorted(Comparator.comparingLong(LedgerEntry::id))
                .toList();
    }

    @Override
    public List<LedgerEntry> find(Query query, long beforeId, int limit) {
        return entries.stream()
                .filter(entry -> entry.id() < beforeId && isFound(query, entry))
                .sorted(Comparator.comparingLong(LedgerEntry::id).reversed())
                .limit(limit)
                .toList();
    }

    private static boolean isFound(Query query, LedgerEntry entry) {
        return matches(query.scope(), entry.scope())
                && matches(query.kind(), entry.kind())
                && matches(query.type(), entry.type())
                && (query.recipient().isEmpty() || query.recipient().equals(entry.recipient()))
                && (query.configurationSet().isEmpty()
                        || query.configurationSet().equals(entry.configurationSet()))
                && !entry.at().isBefore(query.from())
                && entry.at().isBefore(query.to());
    }

    private static <T> boolean matches(Optional<T> wanted, T is) {
        return wanted.map(is::equals).orElse(true);
    }

    @Override
    public long recipients(Scope scope, String type, Instant now, Duration window) {
        return entries.stream()
                .filter(entry -> entry.scope().equals(scope) && entry.type().equals(type))
                .filter(entry -> entry.at().isAfter(now.minus(window)))
                .mapToLong(LedgerEntry::recipients)
                .sum();
    }

    @Override
    public SortedMap<Instant, Long> recipients(Scope scope, String type, Instant from, Instant to, Duration span) {
        var sums = new TreeMap<Instant, Long>();
        for (var entry : entries) {
            if (entry.scope().equals(scope)
                    && entry.type().equals(type)
                    && !entry.at().isBefore(from)
                    && entry.at().isBefore(to)) {
                var second = entry.at().getEpochSecond();
                var begin = Instant.ofEpochSecond(second - Math.floorMod(second, span.toSeconds()));
                sums.merge(begin, (long) entry.recipients(), Long::sum);
            }
        }
        return sums;
    }

    @Override
    public List<Told> told(Scope scope, LocalDate day, long afterId, int limit) {
        return entries.stream()
                .filter(entry -> entry.id() > afterId
                        && entry.kind() == LedgerEntry.Kind.EVENT
                        && entry.scope().equals(scope)
                        && LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).equals(day))
                .sorted(Comparator.comparingLong(LedgerEntry::id))
                .limit(limit)
                .map(this::told)
                .toList();
    }

    private Told told(LedgerEntry event) {
        var message = entries.stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.MESSAGE
                        && entry.sesMessageId().equals(event.sesMessageId()))
                .findFirst();
        var first = entries.stream()
                .noneMatch(entry -> entry.sesMessageId().equals(event.sesMessageId())
                        && entry.type().equals(event.type())
                        && entry.id() < event.id());
        return new Told(event, message, first);
    }

    @Override
    public List<Fed> after(Position position, int limit) {
        return entries.stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.EVENT && entry.id() > position.entry())
                .sorted(Comparator.comparingLong(LedgerEntry::id))
                .limit(limit)
                .map(entry -> new Fed(
                        new Position(entry.id(), entry.id()), entry, told(entry).message()))
                .toList();
    }

    @Override
    public void watch(Runnable news) {
        watchers.add(news);
    }

    @Override
    public void dropBefore(Instant instant) {
        entries.removeIf(entry -> entry.at().isBefore(instant));
    }

    @Override
    public void close() {}
}
