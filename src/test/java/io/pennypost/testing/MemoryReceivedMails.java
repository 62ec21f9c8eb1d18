package io.pennypost.testing;

import io.pennypost.store.Acceptance;
import io.pennypost.store.MessageId;
import io.pennypost.store.ReceivedMails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Received mail in heap, its bytes in a [MemorySpool]. Keeps what was settled for the test to look at.
public final class MemoryReceivedMails implements ReceivedMails {
    private final MemorySpool spool;
    private final Map<Long, Task> tasks = new TreeMap<>();
    private final List<Progress> settled = new ArrayList<>();
    private long nextId = 1;

    public MemoryReceivedMails(MemorySpool spool) {
        this.spool = spool;
    }

    public synchronized List<Progress> settled() {
        return List.copyOf(settled);
    }

    @Override
    public synchronized List<Task> keep(Receipt receipt) {
        spool.accept(new Acceptance(
                receipt.id(),
                receipt.scope(),
                Instant.MAX,
                receipt.body(),
                new byte[0],
                List.of(),
                receipt.ledger(),
                Optional.empty()));
        var kept = receipt.details().stream()
                .map(detail ->
                        new Task(nextId++, receipt.id(), detail, 0, receipt.id().at()))
                .toList();
        kept.forEach(task -> tasks.put(task.id(), task));
        return kept;
    }

    @Override
    public synchronized List<Task> due(Instant horizon, Instant afterTime, long afterId, int limit) {
        return tasks.values().stream()
                .filter(task -> !task.nextAt().isAfter(horizon))
                .filter(task ->
                        task.nextAt().isAfter(afterTime) || (task.nextAt().equals(afterTime) && task.id() > afterId))
                .sorted(Comparator.comparing(Task::nextAt).thenComparingLong(Task::id))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Task> ofMail(MessageId mail) {
        return tasks.values().stream().filter(task -> task.mail().equals(mail)).toList();
    }

    @Override
    public synchronized void settle(Progress progress) {
        settled.add(progress);
        var task = progress.task();
        progress.again()
                .ifPresentOrElse(
                        at -> tasks.put(
                                task.id(), new Task(task.id(), task.mail(), task.detail(), task.attempts() + 1, at)),
                        () -> tasks.remove(task.id()));
    }
}
