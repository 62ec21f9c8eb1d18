package io.pennypost.send.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.MessageId;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesMessageIdTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

    @ParameterizedTest
    @CsvSource({"us-east-1,0100", "eu-west-1,0102", "eu-central-1,0107", "mars-north-1,01ff"})
    void beginsWithTheCodeOfTheRegionAndTheTime(String region, String code) {
        var text = SesMessageId.of(MessageId.of(NOW, 3, 77), region, new SplittableRandom(1));

        assertEquals(SesMessageId.LENGTH, text.length());
        assertTrue(
                text.matches(code
                        + "0[0-9a-f]{11}-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}-000000"),
                text);
        assertEquals(NOW.toEpochMilli(), Long.parseLong(text.substring(4, 16), 16));
    }

    @Test
    void ourOwnIdIsReadBackFromEveryId() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 10_000; i++) {
            var id = MessageId.of(
                    NOW.plusMillis(random.nextLong(1L << 38)), random.nextInt(64), random.nextInt(1 << 16));

            assertEquals(Optional.of(id), SesMessageId.parse(SesMessageId.of(id, "us-east-1", random)), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0100018bb6a1c2d3-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
                "0100zzzzb6a1c2d3-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-000000",
                "0100018bb6a1c2d3-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8zz-000000",
                "0100000000000000-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-000000"
            })
    void whatHasAnotherShapeIsNoIdOfOurs(String text) {
        assertEquals(Optional.empty(), SesMessageId.parse(text));
    }
}
