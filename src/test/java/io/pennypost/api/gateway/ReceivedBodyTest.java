package io.pennypost.api.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedBodyTest {
    private static final int LARGE = BodyLimits.HEAP_MAX + 1;

    @TempDir
    private Path directory;

    private final Semaphore largeBodies = new Semaphore(1);

    private ReceivedBody body() {
        return new ReceivedBody(directory, -1, 2L * LARGE, largeBodies);
    }

    @Test
    void bytesComeBackFromHeapAndFileAlike() throws Exception {
        for (int size : new int[] {0, 1, 20_000, BodyLimits.HEAP_MAX, LARGE, 2 * LARGE}) {
            var bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            try (var body = body()) {
                for (int at = 0; at < size; at += 7_000) {
                    body.append(ByteBuffer.wrap(bytes, at, Math.min(7_000, size - at)));
                }

                assertEquals(size, body.size());
                assertArrayEquals(bytes, body.toBytes());
                try (var in = body.open()) {
                    assertArrayEquals(bytes, in.readAllBytes());
                }
            }
        }
    }

    @Test
    void oneLargeBodyTooManyIsToldToComeBack() throws Exception {
        var first = body();
        first.append(ByteBuffer.allocate(LARGE));
        try (var second = body()) {
            var refused = assertThrows(ReadFaultException.class, () -> second.append(ByteBuffer.allocate(LARGE)));
            assertEquals(ReadFault.BUSY, refused.fault());
        }
        first.close();
        first.close();

        try (var third = body()) {
            third.append(ByteBuffer.allocate(LARGE));
            assertEquals(0, largeBodies.availablePermits());
        }
        assertEquals(1, largeBodies.availablePermits());
    }

    @Test
    void bodyBeyondItsLimitIsTooLarge() throws IOException {
        try (var body = body()) {
            var refused = assertThrows(ReadFaultException.class, () -> body.append(ByteBuffer.allocate(2 * LARGE + 1)));
            assertEquals(ReadFault.TOO_LARGE, refused.fault());
        }
    }
}
