package io.pennypost.store.embedded;

import io.pennypost.store.Acceptance;
import io.pennypost.store.Body;
import io.pennypost.store.Delivery;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import io.pennypost.store.QueueHead;
import io.pennypost.store.QueueKey;
import io.pennypost.store.ReceivedMails;
import io.pennypost.store.Settlement;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreException;
import io.pennypost.store.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Custody in `spool.db`: prepares calls for the writer, and reads beside it.
final class EmbeddedSpool implements Spool {
    private final GroupWriter<Work> writer;
    private final Readers<Session> readers;
    private final SpoolQueries queries;
    private final BodyQueries bodies;
    private final BodyIntake intake;
    private final SpoolCounts counts;
    private final Ids ids;
    private final Trust trust;
    private final DiskSpace space;

    EmbeddedSpool(
            GroupWriter<Work> writer,
            Readers<Session> readers,
            SpoolCounts counts,
            Ids ids,
            int node,
            Trust trust,
            DiskSpace space) {
        this.writer = writer;
        this.readers = readers;
        this.queries = new SpoolQueries(node);
        this.bodies = new BodyQueries(readers);
        this.intake = new BodyIntake(this::durably, space::checkReserve);
        this.counts = counts;
        this.ids = ids;
        this.trust = trust;
        this.space = space;
    }

    @Override
    public MessageId nextMessageId() {
        return new MessageId(ids.next());
    }

    @Override
    public long nextLedgerId() {
        return ids.next();
    }

    @Override
    public List<Delivery> accept(Acceptance acceptance) {
        return accept(acceptance, List.of());
    }

    /// Takes a received mail, which has no envelope of the sending side and no lifetime.
    void keep(ReceivedMails.Receipt receipt, List<ReceivedMails.Task> tasks) {
        var acceptance = new Acceptance(
                receipt.id(),
                receipt.scope(),
                Instant.MAX,
                receipt.body(),
                new byte[0],
                List.of(),
                receipt.ledger(),
                Optional.empty());
        accept(acceptance, tasks);
    }

    private List<Delivery> accept(Acceptance acceptance, List<ReceivedMails.Task> receptions) {
        trust.check();
        space.checkLow();
        boolean staged = acceptance.body().size() > BodyIntake.WHOLE_MAX;
        try {
            var work = prepare(acceptance, receptions);
            durably(work);
            return work.deliveries;
        } catch (RuntimeException e) {
            if (staged) {
                unstage(acceptance.id());
            }
            throw e;
        }
    }

    private SpoolWork.Accept prepare(Acceptance acceptance, List<ReceivedMails.Task> receptions) {
        var deliveries = new ArrayList<Delivery>(acceptance.deliveries().size());
        for (var fresh : acceptance.deliveries()) {
            deliveries.add(new Delivery(
                    ids.next(),
                    acceptance.id(),
                    fresh.queue(),
                    fresh.index(),
                    fresh.recipient(),
                    fresh.nextAt(),
                    0,
                    Optional.empty()));
        }
        return new SpoolWork.Accept(
                acceptance,
                intake.take(acceptance.id(), acceptance.body()),
                List.copyOf(deliveries),
                receptions,
                outbox(acceptance.ledger()),
                acceptance.inbox().map(EmbeddedSpool::inboxRow));
    }

    private static Optional<SpoolWork.OutboxEntries> outbox(List<LedgerEntry> entries) {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new SpoolWork.OutboxEntries(entries, Entries.ofLedger(entries)));
    }

    private static SpoolWork.InboxRow inboxRow(InboxEntry entry) {
        var search = new StringBuilder(entry.source()).append('\n').append(entry.from());
        for (var addresses : List.of(entry.recipients(), entry.to(), entry.cc(), entry.bcc())) {
            addresses.forEach(address -> search.append('\n').append(address));
        }
        search.append('\n').append(entry.subject());
        return new SpoolWork.InboxRow(
                entry, Entries.ofInbox(entry), search.toString().toLowerCase(Locale.ROOT));
    }

    private void durably(Work work) {
        writer.submit(work);
        work.await();
    }

    private void unstage(MessageId id) {
        try {
            writer.submit(new SpoolWork.Unstage(id));
        } catch (StoreException e) {
            // The next start does it.
            return;
        }
    }

    @Override
    public Optional<StoredMessage> message(MessageId id) {
        return readers.call(session -> queries.message(session, id));
    }

    @Override
    public Optional<Body> body(MessageId id) {
        return bodies.find(id);
    }

    @Override
    public List<QueueHead> heads(Instant horizon, int limit) {
        return readers.call(session -> queries.heads(session, horizon, limit));
    }

    @Override
    public List<Delivery> due(QueueKey queue, Instant horizon, Instant afterTime, long afterId, int limit) {
        return readers.call(session -> queries.due(session, queue, horizon, afterTime, afterId, limit));
    }

    @Override
    public List<Delivery> deliveries(MessageId id) {
        return readers.call(session -> queries.deliveries(session, id));
    }

    @Override
    public void settle(Settlement settlement) {
        writer.submit(new SpoolWork.Settle(settlement, outbox(settlement.ledger())));
    }

    void settle(ReceivedMails.Progress progress) {
        durably(new SpoolWork.Handle(
                progress, outbox(progress.ledger()), progress.inbox().map(EmbeddedSpool::inboxRow)));
    }

    @Override
    public void flush() {
        durably(new SpoolWork.Flush(Optional.empty()));
    }

    @Override
    public Health health() {
        var lost = trust.lost();
        if (lost.isPresent()) {
            return new Health(State.UNSAFE, lost.get().toString(), counts.deliveries());
        }
        if (space.low() || writer.full()) {
            return new Health(State.FULL, "The disk is full or nearly so; new mail is refused.", counts.deliveries());
        }
        return new Health(State.OK, "", counts.deliveries());
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
