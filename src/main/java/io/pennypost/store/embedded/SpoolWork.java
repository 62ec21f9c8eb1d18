package io.pennypost.store.embedded;

import io.pennypost.store.Acceptance;
import io.pennypost.store.Delivery;
import io.pennypost.store.Inbox.Change;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import io.pennypost.store.ReceivedMails;
import io.pennypost.store.Settlement;
import io.pennypost.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the spool's writer is asked to do. Everything that can be prepared was prepared on the caller's thread.
sealed interface SpoolWork {
    /// A message in; its whole body with it, unless the parts came before.
    final class Accept extends Work implements SpoolWork {
        final Acceptance acceptance;
        final StoredBody body;
        final List<Delivery> deliveries;
        final List<ReceivedMails.Task> receptions;
        final Optional<OutboxEntries> outbox;
        final Optional<InboxRow> inbox;

        Accept(
                Acceptance acceptance,
                StoredBody body,
                List<Delivery> deliveries,
                List<ReceivedMails.Task> receptions,
                Optional<OutboxEntries> outbox,
                Optional<InboxRow> inbox) {
            this.acceptance = acceptance;
            this.body = body;
            this.deliveries = deliveries;
            this.receptions = receptions;
            this.outbox = outbox;
            this.inbox = inbox;
        }

        /// Whether there is anything to keep: somebody to deliver to, or to read it, or something to be done with it.
        boolean keeps() {
            return !deliveries.isEmpty() || inbox.isPresent() || !receptions.isEmpty();
        }

        @Override
        long bytes() {
            return body.bytes().map(whole -> (long) whole.length).orElse(0L);
        }
    }

    /// Ledger entries, and as their row holds them.
    record OutboxEntries(List<LedgerEntry> entries, byte[] bytes) {}

    /// An inbox entry as its row holds it.
    record InboxRow(InboxEntry entry, byte[] bytes, String search) {}

    /// Size and checksum of a body, and its bytes unless they are in the store already.
    record StoredBody(long size, long crc, Optional<byte[]> bytes) {}

    /// Some parts of a body that is too large for heap, not accepted yet.
    final class Stage extends Work implements SpoolWork {
        final MessageId message;
        final int firstPart;
        final byte[] bytes;

        Stage(MessageId message, int firstPart, byte[] bytes) {
            this.message = message;
            this.firstPart = firstPart;
            this.bytes = bytes;
        }

        @Override
        long bytes() {
            return bytes.length;
        }
    }

    /// The parts of a body that was not accepted after all.
    final class Unstage extends Work implements SpoolWork {
        final MessageId message;

        Unstage(MessageId message) {
            this.message = message;
        }
    }

    /// Results of one message's recipients. Nobody waits for it.
    final class Settle extends Work implements SpoolWork {
        private static final Logger LOG = LoggerFactory.getLogger(Settle.class);

        final Settlement settlement;
        final Optional<OutboxEntries> outbox;

        Settle(Settlement settlement, Optional<OutboxEntries> outbox) {
            this.settlement = settlement;
            this.outbox = outbox;
        }

        @Override
        boolean patient() {
            return true;
        }

        @Override
        void fail(RuntimeException reason) {
            if (!(reason instanceof StoreException known) || known.kind() != StoreException.Kind.UNSAFE) {
                LOG.error(
                        "A result of message {} was not recorded; it may be attempted again after a restart.",
                        settlement.message().value(),
                        reason);
            }
            super.fail(reason);
        }
    }

    /// What became of something to be done with a received mail.
    final class Handle extends Work implements SpoolWork {
        final ReceivedMails.Progress progress;
        final Optional<OutboxEntries> outbox;
        final Optional<InboxRow> inbox;

        Handle(ReceivedMails.Progress progress, Optional<OutboxEntries> outbox, Optional<InboxRow> inbox) {
            this.progress = progress;
            this.outbox = outbox;
            this.inbox = inbox;
        }

        @Override
        boolean patient() {
            return true;
        }
    }

    /// Changes nothing; durable when everything before it is. May tell the inbox's listeners something then.
    final class Flush extends Work implements SpoolWork {
        final Optional<Change> news;

        Flush(Optional<Change> news) {
            this.news = news;
        }

        @Override
        boolean patient() {
            return true;
        }
    }

    /// All outbox rows up to one are in the ledger now.
    final class Exported extends Work implements SpoolWork {
        final long seq;

        Exported(long seq) {
            this.seq = seq;
        }

        @Override
        boolean patient() {
            return true;
        }
    }

    /// Inbox entries out: one, or up to a chunk of those up to an id.
    final class Forget extends Work implements SpoolWork {
        final long from;
        final long to;
        final boolean quiet;

        /// @param quiet whether no listener is told of each
        Forget(long from, long to, boolean quiet) {
            this.from = from;
            this.to = to;
            this.quiet = quiet;
        }

        /// How many went.
        int forgotten;
    }
}
