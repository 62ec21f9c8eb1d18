package io.pennypost.ses.importjob;

import java.util.ArrayList;
import java.util.List;

/// The fields of one record of CSV (RFC 4180 §2).
final class Csv {
    private Csv() {}

    /// Fields without their quotes; a quote that opens no field is a character like others.
    static List<String> fields(String record) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        boolean start = true;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (quoted && c == '"' && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || start)) {
                quoted = !quoted;
                start = false;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
                start = true;
            } else {
                field.append(c);
                start = false;
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
