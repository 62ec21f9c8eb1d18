package io.pennypost.ses.importjob;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The records of a file: its lines, where in CSV a line end between quotes ends no record (RFC 4180 §2.6).
///
/// Blank lines are passed over, and so is a byte order mark. What is no UTF-8 becomes U+FFFD. Memory is bounded
/// whatever
/// the file holds.
final class RecordReader implements Closeable {
    /// Characters that are kept of a record; attributes of the largest size fit, all of it quoted.
    static final int TEXT_MAX = 262_144;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader in;
    private final boolean quotes;
    private long line = 1;
    private boolean first = true;

    RecordReader(InputStream in, DataFormat format) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        this.quotes = format == DataFormat.CSV;
    }

    /// Empty at the end of the file.
    Optional<ImportRecord> next() throws IOException {
        while (true) {
            long begin = line;
            var text = new StringBuilder();
            boolean more = read(text);
            if (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
                text.setLength(text.length() - 1);
            }
            var record = text.toString();
            if (!record.isBlank()) {
                boolean complete = record.length() <= TEXT_MAX;
                return Optional.of(
                        new ImportRecord(begin, complete ? record : record.substring(0, TEXT_MAX), complete));
            }
            if (!more) {
                return Optional.empty();
            }
        }
    }

    /// Reads to the end of a record; false at the end of the file. One character more than is kept tells that there
    /// was more.
    private boolean read(StringBuilder text) throws IOException {
        boolean quoted = false;
        int last = ',';
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (first) {
                first = false;
                if (c == BYTE_ORDER_MARK) {
                    continue;
                }
            }
            if (c == '\n') {
                line++;
                if (!quoted) {
                    return true;
                }
            }
            // A quote opens a field at its start; two of them inside stand for one, and so close and open again.
            if (quotes && c == '"' && (quoted || last == ',' || last == '"')) {
                quoted = !quoted;
            }
            last = c;
            if (text.length() <= TEXT_MAX + 1) {
                text.append((char) c);
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
