package io.pennypost.send.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final Envelope ENVELOPE = new Envelope(
            "0100018bb6a1c2d3-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-000000",
            "bounces@example.com",
            "news",
            "example.com",
            "mail.example.com",
            Optional.of("shop"),
            3,
            true,
            false);

    @Test
    void whatIsStoredIsReadBack() {
        assertEquals(ENVELOPE, Envelope.parse(ENVELOPE.toBytes()));
    }

    @Test
    void theSenderOfForwardedMailIsKept() {
        var forwarded = new Envelope(
                "id",
                "a@b.example",
                "a",
                "b.example",
                "b.example",
                Optional.empty(),
                1,
                true,
                true,
                Optional.of("x@y"),
                Optional.of("111122223333"),
                Optional.of("shop"));

        assertEquals(forwarded, Envelope.parse(forwarded.toBytes()));
    }

    @Test
    void whatAnOlderProgramLeftIsRead() {
        var stored = ENVELOPE.toBytes();
        // The texts that later versions have at their end, of no characters: one in version 2, two more in version 3.
        var second = Arrays.copyOf(stored, stored.length - 4);
        second[0] = 2;
        var first = Arrays.copyOf(stored, stored.length - 6);
        first[0] = 1;

        assertEquals(ENVELOPE, Envelope.parse(second));
        assertEquals(ENVELOPE, Envelope.parse(first));
    }

    @Test
    void anUnknownVersionIsOurOwnMistake() {
        var stored = ENVELOPE.toBytes();
        stored[0] = 99;

        assertThrows(IllegalStateException.class, () -> Envelope.parse(stored));
    }

    @Test
    void whatEndsEarlyIsOurOwnMistake() {
        assertThrows(IllegalStateException.class, () -> Envelope.parse(new byte[] {1, 0, 40}));
    }
}
