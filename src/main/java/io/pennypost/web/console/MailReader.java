package io.pennypost.web.console;

import io.pennypost.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Reads captured mail for people: never fails for what a mail contains.
///
/// Thread-safe. A few mails are read at a time, the others wait their turn.
final class MailReader {
    /// Mails read at once: each may hold some MiB of text in heap and a processor for the time limit.
    private static final int READERS = 4;

    private static final int CHUNK = 16 << 10;

    private final Semaphore readers = new Semaphore(READERS);
    private final LongSupplier nanoTime;

    MailReader(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Work on one mail, within the reader's turn.
    interface Work<T> {
        T with(Deadline deadline) throws IOException;
    }

    /// Runs work that parses mail when its turn comes.
    ///
    /// @throws RefusedException when no turn came within the time limit
    <T> T inTurn(Work<T> work) throws IOException {
        try {
            if (!readers.tryAcquire(MailLimits.TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RefusedException(Refusal.busy("Too many mails are being read; try again."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Refusal.busy("Pennypost is stopping."));
        }
        try {
            return work.with(new Deadline(nanoTime, MailLimits.TIME));
        } finally {
            readers.release();
        }
    }

    /// For handing one part to a client, who may be slow; takes no turn, for nothing is held in heap.
    Deadline downloadDeadline() {
        return new Deadline(nanoTime, MailLimits.DOWNLOAD_TIME);
    }

    /// Reads everything for eyes. To be called in turn.
    ReadMail read(Body body, Deadline deadline) throws IOException {
        try (var walk = new MailWalk(body, deadline)) {
            var parts = new ArrayList<ReadMail.Sized>();
            var text = new Collected();
            var html = new Collected();
            while (walk.next()) {
                var part = walk.part();
                var sink = part.isText()
                        ? Optional.of(text)
                        : part.isHtml() ? Optional.of(html) : Optional.<Collected>empty();
                parts.add(new ReadMail.Sized(part, consume(walk, part, sink)));
            }
            var notes = new ArrayList<>(walk.notes());
            if (text.cut || html.cut) {
                notes.add("The text is long; only its beginning is shown.");
            }
            return new ReadMail(walk.headers(), parts, text.value(), html.value(), notes);
        }
    }

    /// Reads one leaf to its end, keeping what the sink takes; returns its decoded size.
    private static long consume(MailWalk walk, MailPart part, Optional<Collected> sink) {
        var kept = new ByteArrayOutputStream();
        long size = 0;
        boolean endsWithTheMessage = walk.endsWithTheMessage();
        try (var content = walk.content()) {
            var chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                size += read;
                if (sink.isPresent() && kept.size() <= MailLimits.TEXT_CHARACTERS) {
                    kept.write(chunk, 0, read);
                }
            }
        } catch (Deadline.LimitException e) {
            walk.end("it is too large or takes too long to read");
        } catch (IOException e) {
            walk.end("a part is badly encoded");
        }
        if (sink.isPresent()) {
            // Lines end in CRLF on the wire only; whoever wrote the text wrote LF.
            var text = MailText.decode(kept.toByteArray(), part.charset()).replace("\r\n", "\n");
            boolean cut = size > kept.size();
            sink.get().add(!cut && endsWithTheMessage ? withoutLastLineEnd(text) : text, cut);
        }
        return size;
    }

    private static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /// The inline parts of one kind, one below the other, up to the limit.
    private static final class Collected {
        private final StringBuilder text = new StringBuilder();
        private boolean any;
        private boolean cut;

        void add(String more, boolean isCut) {
            any = true;
            cut |= isCut;
            if (!text.isEmpty()) {
                text.append('\n');
            }
            int room = Math.max(0, MailLimits.TEXT_CHARACTERS - text.length());
            cut |= more.length() > room;
            text.append(more, 0, Math.min(room, more.length()));
        }

        Optional<String> value() {
            return any ? Optional.of(text.toString()) : Optional.empty();
        }
    }
}
