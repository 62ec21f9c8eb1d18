package io.pennypost.ses.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Rows under named columns, written one after the other.
interface Sheet extends AutoCloseable {
    /// Adds a row.
    ///
    /// @param values one for each column
    void row(List<String> values) throws IOException;

    @Override
    void close() throws IOException;

    static Sheet in(DataFormat format, List<String> columns, Writer out) throws IOException {
        return switch (format) {
            case CSV -> {
                var sheet = new Csv(out);
                sheet.row(columns);
                yield sheet;
            }
            case JSON -> new Objects(columns, out);
        };
    }

    /// RFC 4180.
    record Csv(Writer out) implements Sheet {
        @Override
        public void row(List<String> values) throws IOException {
            for (int i = 0; i < values.size(); i++) {
                out.write(i == 0 ? "" : ",");
                out.write(quoted(values.get(i)));
            }
            out.write("\r\n");
        }

        /// A cell that begins like a formula is text all the same: some programs would run it.
        private static String quoted(String value) {
            var safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
            var plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
            return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// One array of objects; an empty value is left out.
    final class Objects implements Sheet {
        private static final JsonFactory JSON = new JsonFactory();

        private final List<String> columns;
        private final JsonGenerator json;

        Objects(List<String> columns, Writer out) {
            this.columns = columns;
            this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
            json.writeStartArray();
        }

        @Override
        public void row(List<String> values) {
            json.writeStartObject();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    json.writeStringProperty(columns.get(i), values.get(i));
                }
            }
            json.writeEndObject();
        }

        @Override
        public void close() {
            json.writeEndArray();
            json.close();
        }
    }
}
