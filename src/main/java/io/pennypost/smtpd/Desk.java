package io.pennypost.smtpd;

import io.pennypost.mail.tls.ServerTls;
import io.pennypost.store.Scratch;
import io.pennypost.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all sessions of a door share, and where whole messages are handed over.
///
/// @param purpose  of the door, for the operator
/// @param role     what we are in a new session
/// @param tls      waits, if need be, until there is one
/// @param room     in heap, for all messages that come in
/// @param stopping open from the moment on when nobody should wait any more
record Desk(
        String purpose,
        Manners manners,
        Function<Conversation, Role> role,
        Supplier<ServerTls> tls,
        Scratch scratch,
        Semaphore room,
        SmtpdMetrics metrics,
        LongSupplier nanoTime,
        CountDownLatch stopping) {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    Incoming newMessage() {
        return new Incoming(scratch, new HeapShare(room), manners.sizeMax());
    }

    /// Hands a message over that has come whole, and says what the client is told.
    String hand(Role role, Transaction transaction, Incoming message) {
        if (message.fault().isPresent()) {
            return switch (message.fault().get()) {
                case BARE_CR -> counted("spoilt", Replies.BARE_CR);
                case BARE_LF -> counted("spoilt", Replies.BARE_LF);
                case NO_ROOM -> counted("failed", Replies.NO_ROOM);
            };
        }
        if (message.isTooLong()) {
            return counted("too_long", Replies.TOO_LONG);
        }
        try {
            var told = role.hand(transaction, message);
            return counted(told.result(), told.reply());
        } catch (StoreException e) {
            return counted("failed", reply(e));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("a message that came in cannot be read back", e);
            return counted("failed", Replies.TEMPORARY_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return counted("failed", Replies.STOPPING);
        } catch (RuntimeException e) {
            LOG.error("a message that came in for {} could not be taken", purpose, e);
            return counted("failed", Replies.TEMPORARY_FAILURE);
        }
    }

    private static String reply(StoreException e) {
        return switch (e.kind()) {
            case FULL -> Replies.NO_ROOM;
            case UNSAFE, CLOSED -> Replies.STOPPING;
            case FAILED -> {
                LOG.error("a message could not be stored", e);
                yield Replies.TEMPORARY_FAILURE;
            }
        };
    }

    private String counted(String result, String reply) {
        metrics.message(result);
        return reply;
    }
}
