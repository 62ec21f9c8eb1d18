package io.pennypost.send.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
