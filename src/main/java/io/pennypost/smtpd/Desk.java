package io.pennypost.smtpd;

import io.pennypost.auth.Caller;
import io.pennypost.auth.SmtpAuthenticator;
import io.pennypost.mail.tls.ServerTls;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import io.pennypost.store.Scratch;
import io.pennypost.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all sessions share, and where whole messages are handed in.
///
/// @param tls      waits, if need be, until there is one
/// @param room     in heap, for all messages that come in
/// @param stopping open from the moment on when nobody should wait any more
record Desk(
        Manners manners,
        Supplier<ServerTls> tls,
        SmtpAuthenticator authenticator,
        Smtpd.Submissions submissions,
        Scratch scratch,
        Semaphore room,
        LoginLock lock,
        SmtpdMetrics metrics,
        LongSupplier nanoTime,
        RandomGenerator random,
        CountDownLatch stopping) {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /// What events call the operation of mail that came by SMTP.
    private static final String OPERATION = "SendSmtpEmail";

    Incoming newMessage() {
        return new Incoming(scratch, new HeapShare(room), manners.sizeMax());
    }

    /// Hands a message in that has come whole, and says what the client is told.
    String submit(Caller caller, Transaction transaction, Incoming message) {
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
            return switch (submissions.submit(caller, given(transaction, message))) {
                case Submission.Answer.Accepted(var id) -> counted("accepted", Replies.accepted(id));
                case Submission.Answer.Refused(var refusal) -> counted("refused", MessageRefusals.reply(refusal));
            };
        } catch (StoreException e) {
            return counted("failed", reply(e));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("a message that came in cannot be read back", e);
            return counted("failed", Replies.TEMPORARY_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return counted("failed", Replies.STOPPING);
        } catch (RuntimeException e) {
            LOG.error("a message could not be submitted", e);
            return counted("failed", Replies.TEMPORARY_FAILURE);
        }
    }

    private Submitted given(Transaction transaction, Incoming message) throws IOException, InterruptedException {
        var recipients = transaction.recipients().stream().map(Object::toString).toList();
        return new Submitted(
                Submitted.Door.SMTP,
                OPERATION,
                Optional.of(transaction.sender().toString()),
                Optional.of(new Submitted.Destination(recipients, List.of(), List.of())),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Submitted.Raw(message.body()),
                manners.sizeMax());
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
