package io.pennypost.aws.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/// Blobs of up to 1 MiB stay in heap; larger ones are the sink's, and are given back when decoding fails.
class BlobCollectorTest {
    private static final int MIB = 1 << 20;

    private final RecordingSink sink = new RecordingSink();

    @Test
    void mebibyteStaysInHeap() throws IOException {
        assertEquals(MIB, collect(MIB).size());
        assertEquals(0, sink.opened);
    }

    @Test
    void oneByteMoreGoesToTheSinkWhole() throws IOException {
        var bytes = bytes(MIB + 1);

        var blob = collect(MIB + 1);

        assertArrayEquals(bytes, blob.toBytes());
        assertEquals(1, sink.opened);
        assertEquals(1, sink.closed);
    }

    @Test
    void badBase64BeyondTheHeapIsGivenBack() {
        var body = "{\"Content\":{\"Raw\":{\"Data\":\"" + "QUJD".repeat(MIB / 2) + "*\"}}}";
        var request = TestRequest.of("POST", "/v2/email/outbound-emails", body);
        var protocol = new RestJson(sink);
        var match = protocol.match(ServiceTable.load("sesv2"), request).orElseThrow();

        assertThrows(ServiceError.class, () -> protocol.decode(match, Mail.SendEmail.class, request));
        assertEquals(1, sink.opened);
        assertEquals(1, sink.closed);
    }

    @Test
    void fullDiskIsNoFaultOfTheCaller() {
        var form = "Action=SendRawEmail&RawMessage.Data=" + "QUJD".repeat(MIB / 2);
        var request = TestRequest.form(form);
        var protocol = new Query(() -> {
            throw new IOException("No space left on device");
        });
        var match = protocol.match(ServiceTable.load("ses"), request).orElseThrow();

        assertThrows(
                UncheckedIOException.class, () -> protocol.decode(match, WireFuzzTest.SendRawEmail.class, request));
    }

    @Test
    void fullDiskIsNoFaultOfTheCallerInJsonEither() {
        var body = "{\"Content\":{\"Raw\":{\"Data\":\"" + "QUJD".repeat(MIB / 2) + "\"}}}";
        var request = TestRequest.of("POST", "/v2/email/outbound-emails", body);
        var protocol = new RestJson(() -> {
            throw new IOException("No space left on device");
        });
        var match = protocol.match(ServiceTable.load("sesv2"), request).orElseThrow();

        assertThrows(UncheckedIOException.class, () -> protocol.decode(match, Mail.SendEmail.class, request));
    }

    private Blob collect(int size) throws IOException {
        var bytes = bytes(size);
        try (var collector = new BlobCollector(sink)) {
            for (int at = 0; at < size; at += 1000) {
                collector.write(bytes, at, Math.min(1000, size - at));
            }
            return collector.finish();
        }
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static final class RecordingSink implements BlobSink {
        private int opened;
        private int closed;

        @Override
        public Spill open() {
            opened++;
            var bytes = new ByteArrayOutputStream();
            return new Spill() {
                @Override
                public OutputStream out() {
                    return bytes;
                }

                @Override
                public Blob finish() {
                    return Blob.of(bytes.toByteArray());
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }
}
