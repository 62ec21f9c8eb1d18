package io.pennypost.testing;

import io.pennypost.store.Body;
import io.pennypost.store.Inbox;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// An inbox in heap, with the bodies of its messages.
public final class MemoryInbox implements Inbox {
    private final ConcurrentSkipListMap<Long, InboxEntry> entries = new ConcurrentSkipListMap<>();
    private final Map<MessageId, Body> bodies = new ConcurrentHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /// Lets a message arrive.
    public void put(InboxEntry entry, String raw) {
        put(entry, raw.getBytes(StandardCharsets.UTF_8));
    }

    /// Lets a message arrive.
    public void put(InboxEntry entry, byte[] raw) {
        bodies.put(entry.id(), Body.of(raw));
        entries.put(entry.id().value(), entry);
        tell(new Change.Arrived(entry));
    }

    /// The bytes of a message.
    public Optional<Body> body(MessageId id) {
        return Optional.ofNullable(bodies.get(id));
    }

    /// How many listen.
    public int listeners() {
        return listeners.size();
    }

    @Override
    public List<InboxEntry> list(String text, long before, int limit) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return entries.headMap(before, false).descendingMap().values().stream()
                .filter(entry -> isFound(entry, wanted))
                .limit(limit)
                .toList();
    }

    private static boolean isFound(InboxEntry entry, String wanted) {
        var searched = entry.source() + "\n" + entry.from() + "\n" + entry.recipients() + "\n" + entry.subject();
        return searched.toLowerCase(Locale.ROOT).contains(wanted);
    }

    @Override
    public Optional<InboxEntry> entry(MessageId id) {
        return Optional.ofNullable(entries.get(id.value()));
    }

    @Override
    public long count() {
        return entries.size();
    }

    @Override
    public boolean delete(MessageId id) {
        bodies.remove(id);
        boolean deleted = entries.remove(id.value()) != null;
        if (deleted) {
            tell(new Change.Deleted(id));
        }
        return deleted;
    }

    @Override
    public void clear() {
        entries.clear();
        bodies.clear();
        tell(new Change.Cleared());
    }

    @Override
    public AutoCloseable listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
