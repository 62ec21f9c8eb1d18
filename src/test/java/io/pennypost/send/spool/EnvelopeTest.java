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
                "id", "a@b.example", "a", "b.example", "b.example", Optional.empty(), 1, true, true, Optional.of("x@y"));

        assertEquals(forwarded, Envelope.parse(forwarded.toBytes()));
    }

    @Test
    void whatAnOlderProgramLeftIsRead() {
        var stored = ENVELOPE.toBytes();
        // The text that version 2 has at its end, of no characters.
        var older = Arrays.copyOf(stored, stored.length - 2);
        older[0] = 1;

        assertEquals(ENVELOPE, Envelope.parse(older));
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
