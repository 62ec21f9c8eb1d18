package io.pennypost.mail.dkim;

import io.pennypost.mail.mime.OctetBuilder;

/// How much of its white space a message may change on its way (RFC 6376 §3.4).
public enum Canonicalization {
    /// Nothing (§3.4.1, §3.4.3).
    SIMPLE,
    /// Runs of white space, line folding, case of field names (§3.4.2, §3.4.4).
    RELAXED;

    /// Appends one header field, its last CRLF included.
    public void field(byte[] octets, int start, int end, OctetBuilder out) {
        if (this == SIMPLE) {
            out.add(octets, start, end);
            return;
        }
        relaxedField(octets, start, end, out);
        out.add('\r').add('\n');
    }

    /// Appends one header field without the CRLF at its end, as the signature's own field is hashed (§3.7).
    public void lastField(byte[] octets, int start, int end, OctetBuilder out) {
        if (this == RELAXED) {
            relaxedField(octets, start, end, out);
            return;
        }
        int stop = end;
        while (stop > start && (octets[stop - 1] == '\n' || octets[stop - 1] == '\r')) {
            stop--;
        }
        out.add(octets, start, stop);
    }

    private static void relaxedField(byte[] octets, int start, int end, OctetBuilder out) {
        int colon = start;
        while (colon < end && octets[colon] != ':') {
            byte b = octets[colon];
            if (!isSpace(b)) {
                out.add(b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
            }
            colon++;
        }
        out.add(':');
        boolean space = false;
        boolean begun = false;
        for (int i = colon + 1; i < end; i++) {
            byte b = octets[i];
            if (isSpace(b)) {
                space = true;
                continue;
            }
            if (space && begun) {
                out.add(' ');
            }
            out.add(b);
            space = false;
            begun = true;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    @Override
    public String toString() {
        return this == SIMPLE ? "simple" : "relaxed";
    }
}
