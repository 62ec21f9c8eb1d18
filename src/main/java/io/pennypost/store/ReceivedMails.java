package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Custody of mail from the world, until all that is to be done with it is done: once [#keep] returns, a power cut
/// cannot lose it.
///
/// What is to be done with one mail stands in tasks, each of which ends by itself; the bytes go with the last of them,
/// unless the inbox keeps them. They are read with [Spool#body]; ids come from [Spool#nextMessageId]. All methods may
/// be called by many threads, virtual ones too; they block.
public interface ReceivedMails {
    /// Makes body, tasks and ledger lines durable in one commit.
    ///
    /// @return the tasks in the order given
    /// @throws StoreException FULL when the disk is; nothing was kept
    List<Task> keep(Receipt receipt);

    /// Tasks to be done at or before the horizon, ordered by time then id, after the given id at the given time
    /// (Instant.MIN, 0 to begin).
    List<Task> due(Instant horizon, Instant afterTime, long afterId, int limit);

    /// What is still to be done with a mail.
    List<Task> ofMail(MessageId mail);

    /// Makes durable what became of a task, its detail too. While the disk is full this waits for room.
    void settle(Progress progress);

    /// Everything that becomes durable when a mail is taken.
    ///
    /// @param details one for each task, opaque to the store
    /// @param ledger  lines written with it
    record Receipt(MessageId id, Scope scope, Body body, List<byte[]> details, List<LedgerEntry> ledger) {
        public Receipt {
            details = List.copyOf(details);
            ledger = List.copyOf(ledger);
            if (details.isEmpty()) {
                throw new IllegalArgumentException("A mail with which nothing is to be done is not kept.");
            }
        }
    }

    /// Something to be done with a mail.
    ///
    /// @param attempts how often it was begun and put off
    /// @param nextAt   not before
    record Task(long id, MessageId mail, byte[] detail, int attempts, Instant nextAt) {
        /// The same with something else to be done.
        public Task with(byte[] other) {
            return new Task(id, mail, other, attempts, nextAt);
        }
    }

    /// What became of a task, written in one transaction.
    ///
    /// @param again when it is to be done again; empty: it has ended
    /// @param inbox present when the mail is to be kept for reading
    record Progress(Task task, Optional<Instant> again, List<LedgerEntry> ledger, Optional<InboxEntry> inbox) {
        public Progress {
            ledger = List.copyOf(ledger);
        }
    }
}
