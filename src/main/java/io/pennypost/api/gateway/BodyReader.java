package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/// Reads bodies: once, hashed while read, bounded in size, number and slowness.
final class BodyReader {
    static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// Time a body has before its rate counts.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int INFLATE_BUFFER = 16 * 1024;

    private final Path directory;
    private final Semaphore largeBodies;
    private final long bytesPerSecondMin;
    private final LongSupplier nanoTime;

    /// A reader that keeps large bodies in a directory.
    BodyReader(Path directory, int largeBodiesMax, long bytesPerSecondMin, LongSupplier nanoTime) {
        this.directory = directory;
        this.largeBodies = new Semaphore(largeBodiesMax);
        this.bytesPerSecondMin = bytesPerSecondMin;
        this.nanoTime = nanoTime;
    }

    /// Where the bytes come from.
    interface Source {
        /// The next bytes, waiting for them; empty at the end.
        ///
        /// @throws EOFException the peer closed before the end
        ByteBuffer next() throws IOException, ReadFaultException;

        /// Says that the bytes last given were used.
        void release();
    }

    /// A body and the hash of its bytes as received.
    record Received(ReceivedBody body, String sha256) {}

    /// Reads one body to its end.
    ///
    /// @param length as announced; negative when unknown
    Received read(Source source, long length, long sizeMax, List<Header> headers)
            throws IOException, ReadFaultException {
        if (length > sizeMax) {
            throw new ReadFaultException(ReadFault.TOO_LARGE);
        }
        var body = new ReceivedBody(directory, length, sizeMax, largeBodies);
        try {
            var digest = sha256();
            long start = nanoTime.getAsLong();
            for (var bytes = source.next(); bytes.hasRemaining(); bytes = source.next()) {
                digest.update(bytes.duplicate());
                body.append(bytes);
                source.release();
                checkRate(body.size(), start);
            }
            var hash = HexFormat.of().formatHex(digest.digest());
            return new Received(isGzip(headers) ? inflate(body, sizeMax) : body, hash);
        } catch (IOException | ReadFaultException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    private void checkRate(long size, long start) throws ReadFaultException {
        long elapsed = nanoTime.getAsLong() - start;
        if (elapsed > GRACE.toNanos() && size < bytesPerSecondMin * (elapsed / 1_000_000_000L)) {
            throw new ReadFaultException(ReadFault.TOO_SLOW);
        }
    }

    private static boolean isGzip(List<Header> headers) {
        for (var header : headers) {
            if (header.name().equalsIgnoreCase("Content-Encoding")) {
                return header.value().equalsIgnoreCase("gzip");
            }
        }
        return false;
    }

    /// The limit holds for the inflated size too, so a small body cannot become a large one.
    private ReceivedBody inflate(ReceivedBody packed, long sizeMax) throws IOException, ReadFaultException {
        var plain = new ReceivedBody(directory, -1, sizeMax, largeBodies);
        try (packed;
                var in = new GZIPInputStream(packed.open())) {
            var buffer = new byte[INFLATE_BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                plain.append(ByteBuffer.wrap(buffer, 0, count));
            }
            return plain;
        } catch (java.util.zip.ZipException | EOFException malformed) {
            plain.close();
            throw new ReadFaultException(ReadFault.MALFORMED);
        } catch (IOException | ReadFaultException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
