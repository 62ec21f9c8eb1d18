package io.pennypost.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentCodecTest {
    enum Color {
        RED,
        GREEN
    }

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Group(List<Shape> members) implements Shape {}

    record Point(int x, long y) {}

    record Everything(
            String text,
            boolean yes,
            Color color,
            Instant at,
            Duration took,
            Optional<Point> point,
            List<String> words,
            Map<String, List<Integer>> table,
            Shape shape) {}

    record Bytes(byte[] bytes) {}

    record Named(String name, Optional<String> alias, List<String> tags, Map<String, String> notes) {}

    record Positive(int value) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("not positive: " + value);
            }
        }
    }

    @Test
    void everySupportedTypeComesBackAsItWas() {
        var value = new Everything(
                "žluťoučký \"kůň\"\n\u0000",
                true,
                Color.GREEN,
                Instant.parse("2026-11-24T22:00:00.123456789Z"),
                Duration.ofMillis(1234),
                Optional.of(new Point(-1, Long.MAX_VALUE)),
                List.of("a", ""),
                Map.of("k", List.of(1, 2)),
                new Group(List.of(new Circle(0.5), new Group(List.of()))));
        var codec = DocumentCodec.of(Everything.class);

        assertEquals(value, codec.decode(codec.encode(value)));
    }

    @Test
    void bytesAreBase64() {
        var codec = DocumentCodec.of(Bytes.class);

        assertEquals("{\"bytes\":\"AP8=\"}", codec.encode(new Bytes(new byte[] {0, -1})));
        assertArrayEquals(
                new byte[] {0, -1}, codec.decode("{\"bytes\":\"AP8=\"}").bytes());
    }

    @Test
    void emptyMembersAreLeftOutAndReadAsEmpty() {
        var codec = DocumentCodec.of(Named.class);
        var value = new Named("n", Optional.empty(), List.of(), Map.of());

        assertEquals("{\"name\":\"n\"}", codec.encode(value));
        assertEquals(value, codec.decode("{\"name\":\"n\"}"));
        assertEquals(value, codec.decode("{\"name\":\"n\",\"alias\":null,\"tags\":null}"));
    }

    @Test
    void unknownMembersArePassedOver() {
        var read = DocumentCodec.of(Point.class).decode("{\"z\":{\"x\":[{}]},\"x\":1,\"y\":2,\"w\":[1]}");

        assertEquals(new Point(1, 2), read);
    }

    @Test
    void missingMemberIsNamed() {
        var failure = assertThrows(
                StoreException.class, () -> DocumentCodec.of(Point.class).decode("{\"x\":1}"));

        assertTrue(failure.toString().contains("Point.y is missing"), failure.toString());
    }

    @Test
    void membersOfTheWrongTypeAreNamed() {
        var wrong = Map.of(
                "{\"x\":\"1\",\"y\":2}", "Point.x",
                "{\"x\":1,\"y\":2.5}", "Point.y",
                "{\"x\":99999999999,\"y\":2}", "",
                "[]", "",
                "", "",
                "{\"x\":1", "");

        wrong.forEach((json, place) -> {
            var failure = assertThrows(
                    StoreException.class, () -> DocumentCodec.of(Point.class).decode(json), json);
            assertTrue(failure.toString().contains(place), failure.toString());
        });
    }

    @Test
    void unknownTagIsRefused() {
        var failure = assertThrows(
                StoreException.class, () -> DocumentCodec.of(Group.class).decode("{\"members\":[{\"@\":\"Square\"}]}"));

        assertTrue(failure.toString().contains("Square is no Shape"), failure.toString());
    }

    @Test
    void recordsCheckThemselvesWhenRead() {
        assertThrows(
                StoreException.class, () -> DocumentCodec.of(Positive.class).decode("{\"value\":0}"));
    }

    @Test
    void unsupportedComponentIsRefusedWhenBound() {
        record Odd(Thread thread) {}

        assertThrows(IllegalArgumentException.class, () -> DocumentCodec.of(Odd.class));
    }
}
