package io.pennypost.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The mail log on disk: a bounded queue, one thread that writes it out, and files that rotate by size.
///
/// When the queue is full or the disk refuses, lines are dropped and counted; senders never wait for a log. The file
/// `mail.log` is the newest, `mail.log.1` the one before it.
public final class MailLogFile implements LineSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailLogFile.class);

    /// Two seconds of a full load of 5 lines for each of 1 600 messages; about 4 MB when full.
    static final int QUEUE_MAX = 16_384;

    /// Lines written by one system call.
    private static final int BATCH_MAX = 1_024;

    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

    /// Ends the writer; no line of a log is empty.
    private static final String END = "";

    private final Path file;
    private final long sizeMax;
    private final int filesMax;
    private final BlockingQueue<String> queue;
    private final LongAdder dropped = new LongAdder();
    private final Thread writer;
    private boolean failing;

    private MailLogFile(Path file, long sizeMax, int filesMax, int queueMax) {
        this.file = file;
        this.sizeMax = sizeMax;
        this.filesMax = filesMax;
        this.queue = new ArrayBlockingQueue<>(queueMax);
        // A platform thread: writing a file would pin a carrier.
        this.writer = Thread.ofPlatform().name("mail-log").daemon().unstarted(this::writeAll);
    }

    /// Opens or continues a log.
    ///
    /// @param sizeMax  bytes after which a new file begins
    /// @param filesMax files kept besides the newest, at least 1
    /// @throws IOException when its directory cannot be made
    public static MailLogFile open(Path file, long sizeMax, int filesMax) throws IOException {
        return open(file, sizeMax, filesMax, QUEUE_MAX);
    }

    static MailLogFile open(Path file, long sizeMax, int filesMax, int queueMax) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var log = new MailLogFile(file, sizeMax, filesMax, queueMax);
        log.writer.start();
        return log;
    }

    @Override
    public void write(String line) {
        if (!line.isEmpty() && !queue.offer(line)) {
            dropped.increment();
        }
    }

    /// Lines that were lost since the start.
    public long dropped() {
        return dropped.sum();
    }

    /// Writes out what is queued, within a few seconds.
    @Override
    public void close() {
        try {
            if (!queue.offer(END, CLOSE_MAX.toSeconds(), TimeUnit.SECONDS) || !writer.join(CLOSE_MAX)) {
                LOG.warn("the mail log could not be written out within {} s", CLOSE_MAX.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        var batch = new ArrayList<String>(BATCH_MAX);
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH_MAX - 1);
                boolean last = batch.remove(END);
                writeOrDrop(batch);
                batch.clear();
                if (last) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOrDrop(List<String> batch) {
        try {
            append(batch);
            failing = false;
        } catch (IOException e) {
            dropped.add(batch.size());
            if (!failing) {
                LOG.error(
                        "the mail log cannot be written; lines are dropped and counted until it can: {}", e.toString());
            }
            failing = true;
        }
    }

    private void append(List<String> batch) throws IOException {
        var text = new StringBuilder(batch.size() * 256);
        batch.forEach(line -> text.append(line).append('\n'));
        var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        // Opened for each batch: a file that somebody moved or deleted is begun anew.
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (channel.size() < sizeMax) {
                return;
            }
        }
        rotate();
    }

    private void rotate() throws IOException {
        for (int number = filesMax; number > 1; number--) {
            if (Files.exists(numbered(number - 1))) {
                Files.move(numbered(number - 1), numbered(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
