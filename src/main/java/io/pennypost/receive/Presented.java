package io.pennypost.receive;

import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The mail as rules and their targets see it: our fields on top, and none below that only look like ours. Whoever
/// reads verdicts there may believe them (RFC 8601 §5).
///
/// A header is looked at as far as [Header] goes; behind that, fields stay, under ours.
final class Presented {
    private static final int LINE_MAX = 78;

    private Presented() {}

    /// @param traceBytes how much of the body are our trace fields
    /// @param fields     to stand behind them
    /// @param ownIds     names under which we give Authentication-Results
    static Body of(Body body, int traceBytes, List<HeaderField> fields, Set<String> ownIds) throws IOException {
        var original = JoinedBody.behind(traceBytes, body);
        byte[] start;
        try (var in = body.open()) {
            start = in.readNBytes(traceBytes + Header.SIZE_MAX + 1);
        }
        var head = new ByteArrayOutputStream(Math.min(start.length, 8 << 10));
        head.write(start, 0, traceBytes);
        for (var field : fields) {
            head.writeBytes((field.name() + ": " + folded(field.value()) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        var header = Header.scan(Arrays.copyOfRange(start, traceBytes, start.length));
        for (var field : header.fields()) {
            if (!isForged(field, ownIds)) {
                head.write(field.octets(), field.start(), field.end() - field.start());
            }
        }
        return JoinedBody.of(head.toByteArray(), JoinedBody.behind(header.end(), original));
    }

    /// Many signatures make a long line (RFC 5322 §2.1.1).
    private static String folded(String value) {
        return value.length() > LINE_MAX ? value.replace("; ", ";\r\n ") : value;
    }

    /// Names under which a host gives Authentication-Results. SES's own stands in mail that comes from there, too.
    static Set<String> ownIds(String hostname) {
        return Set.of(hostname, "amazonses.com");
    }

    private static boolean isForged(Header.Field field, Set<String> ownIds) {
        if (field.isNamed("Authentication-Results")) {
            return ownIds.contains(authenticator(field.value()));
        }
        return field.isNamed("Return-Path") || field.name().regionMatches(true, 0, "X-SES-", 0, 6);
    }

    private static String authenticator(String value) {
        int end = 0;
        while (end < value.length() && value.charAt(end) > ' ' && value.charAt(end) != ';') {
            end++;
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
