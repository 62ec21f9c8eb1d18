package io.pennypost.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DotStufferTest {
    @ParameterizedTest
    @CsvSource({
        "'', .CL",
        "aCL, aCL.CL",
        "a, aCL.CL",
        "aLb, aCLbCL.CL",
        "aCb, aCLbCL.CL",
        "aC, aCL.CL",
        "aL, aCL.CL",
        "CCL, CLCL.CL",
        "LL, CLCL.CL",
        "., ..CL.CL",
        "..CL, ...CL.CL",
        "aCL.CLb, aCL..CLbCL.CL",
        "aL.Lb, aCL..CLbCL.CL",
        "aC.Cb, aCL..CLbCL.CL",
        "a.b, a.bCL.CL",
    })
    void lineEndsAndDotsAreMadeRight(String message, String wire) throws IOException {
        assertEquals(wire, letters(stuff(bytes(message), 1000, new Random(1))));
    }

    @Test
    void neitherBufferNorPiecesMatter() throws IOException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++) {
            var message = new StringBuilder();
            for (var i = random.nextInt(40); i > 0; i--) {
                message.append("CL.ab".charAt(random.nextInt(5)));
            }
            var buffer = 1 + random.nextInt(20);
            assertEquals(
                    naive(message.toString()),
                    letters(stuff(bytes(message.toString()), buffer, random)),
                    () -> message + ", seed " + seed);
        }
    }

    /// The same, slowly: all line ends to CR LF, each line on its own.
    private static String naive(String message) {
        var lines = message.replace("CL", "\n").replace('C', '\n').replace('L', '\n');
        if (!lines.isEmpty() && !lines.endsWith("\n")) {
            lines += "\n";
        }
        var out = new StringBuilder();
        lines.lines()
                .forEach(line ->
                        out.append(line.startsWith(".") ? "." : "").append(line).append("CL"));
        return out.append(".CL").toString();
    }

    private static byte[] stuff(byte[] message, int buffer, RandomGenerator random) throws IOException {
        var out = new ByteArrayOutputStream();
        var stuffer = new DotStuffer(out, new byte[buffer]);
        for (var at = 0; at < message.length; ) {
            var count = 1 + random.nextInt(message.length - at);
            stuffer.write(message, at, count);
            at += count;
        }
        stuffer.finish();
        stuffer.drain();
        stuffer.close();
        return out.toByteArray();
    }

    private static byte[] bytes(String letters) {
        return letters.replace('C', '\r').replace('L', '\n').getBytes(StandardCharsets.US_ASCII);
    }

    private static String letters(byte[] wire) {
        return new String(wire, StandardCharsets.US_ASCII).replace('\r', 'C').replace('\n', 'L');
    }
}
