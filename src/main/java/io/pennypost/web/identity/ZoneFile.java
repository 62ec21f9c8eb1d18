package io.pennypost.web.identity;

import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import java.util.List;

/// Records as lines of a zone file (RFC 1035 §5.1), ready to be pasted: absolute names, texts in strings.
public final class ZoneFile {
    /// RFC 1035 §3.3: a character string has at most 255 bytes; a longer text is several, which DKIM joins again.
    private static final int STRING_MAX = 255;

    private ZoneFile() {}

    /// One line for each record.
    public static String of(List<DnsRecord> records) {
        var lines = new StringBuilder();
        for (var dns : records) {
            lines.append(dns.name()).append(". IN ").append(dns.type());
            if (dns.type().equals("TXT")) {
                strings(dns.value(), lines);
            } else {
                lines.append(' ').append(dns.value()).append('.');
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    // Tokens and key records are ASCII without quotes and backslashes.
    private static void strings(String text, StringBuilder lines) {
        for (int from = 0; from < text.length(); from += STRING_MAX) {
            int to = Math.min(text.length(), from + STRING_MAX);
            lines.append(" \"").append(text, from, to).append('"');
        }
    }
}
