package io.pennypost.ses.importjob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static List<ImportRecord> records(DataFormat format, byte[] file) throws IOException {
        var found = new ArrayList<ImportRecord>();
        try (var reader = new RecordReader(new ByteArrayInputStream(file), format)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                found.add(next.get());
            }
        }
        return found;
    }

    private static List<ImportRecord> records(DataFormat format, String file) throws IOException {
        return records(format, file.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportRecord record(long line, String text) {
        return new ImportRecord(line, text, true);
    }

    @Test
    void linesAreRecordsWhateverTheirEnd() throws IOException {
        assertEquals(
                List.of(record(1, "a"), record(2, "b"), record(5, "c")),
                records(DataFormat.JSON, "\ufeffa\r\nb\n\n \nc"));
    }

    @Test
    void quotedLineEndsNoRecordInCsvOnly() throws IOException {
        var file = "x,\"1\n\"\"2\"\ny";

        assertEquals(List.of(record(1, "x,\"1\n\"\"2\""), record(3, "y")), records(DataFormat.CSV, file));
        assertEquals(3, records(DataFormat.JSON, file).size());
    }

    @Test
    void quoteInsideAFieldIsACharacter() throws IOException {
        assertEquals(List.of(record(1, "5\" x"), record(2, "y")), records(DataFormat.CSV, "5\" x\ny"));
    }

    @Test
    void recordThatIsTooLongIsCut() throws IOException {
        var found = records(DataFormat.CSV, "x".repeat(RecordReader.TEXT_MAX + 5) + "\ny");

        assertFalse(found.getFirst().complete());
        assertEquals(RecordReader.TEXT_MAX, found.getFirst().text().length());
        assertEquals(record(2, "y"), found.getLast());
    }

    @Test
    void fieldsLoseTheirQuotes() {
        assertEquals(List.of("a", "b,\"c\"\nd", "", "e\"f"), Csv.fields("a,\"b,\"\"c\"\"\nd\",,e\"f"));
        assertEquals(List.of(""), Csv.fields(""));
    }

    @Test
    void anyBytesAreReadToTheirEnd() throws IOException {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j++) {
                if (random.nextInt(3) == 0) {
                    bytes[j] = (byte) "\",\r\n".charAt(random.nextInt(4));
                }
            }
            for (var format : DataFormat.values()) {
                records(format, bytes).forEach(each -> Csv.fields(each.text()));
            }
        }
    }
}
