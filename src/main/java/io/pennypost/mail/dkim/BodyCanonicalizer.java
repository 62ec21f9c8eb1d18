package io.pennypost.mail.dkim;

import java.security.MessageDigest;

/// Feeds a body to a digest in its canonical form (RFC 6376 §3.4.3, §3.4.4). Takes it in pieces of any size.
///
/// What is canonical already is handed on as a range of the given array, not copied: a range ends only where white
/// space must go or a blank line must wait to see if it is one of the last.
final class BodyCanonicalizer {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] SPACE = {' '};

    private final boolean relaxed;
    private final MessageDigest digest;
    private final long limit;
    private long fed;

    /// CRLFs that count only if something follows.
    private long blankLines;

    private boolean lineEmpty = true;
    private boolean space;
    private boolean cr;

    /// Where the range begins that is canonical as it lies.
    private int run;

    /// @param limit most canonical bytes to be hashed, `l=` of the signature
    BodyCanonicalizer(Canonicalization canonicalization, MessageDigest digest, long limit) {
        this.relaxed = canonicalization == Canonicalization.RELAXED;
        this.digest = digest;
        this.limit = limit;
    }

    void update(byte[] octets, int from, int to) {
        run = from;
        int i = from;
        while (i < to) {
            byte b = octets[i];
            if (cr) {
                i = afterCr(i, b);
                continue;
            }
            if (b > ' ' || b < 0) {
                if (lineEmpty || space) {
                    begin();
                }
                i++;
            } else if (relaxed && (b == ' ' || b == '\t')) {
                i = whiteSpace(octets, i, to);
            } else if (b == '\r') {
                i = lineEnd(octets, i, to);
            } else {
                begin();
                i++;
            }
        }
        feed(octets, run, to);
    }

    /// Hashes what is left and must be there: an unfinished line gets its CRLF, and so does an empty simple body.
    void finish() {
        if (cr) {
            begin();
            feed(CRLF, 0, 1);
            cr = false;
        }
        boolean empty = fed == 0 && lineEmpty;
        if (!lineEmpty || (empty && !relaxed)) {
            feed(CRLF, 0, 2);
        }
    }

    long hashed() {
        return Math.min(fed, limit);
    }

    long total() {
        return fed;
    }

    /// Before an ordinary byte: blank lines and white space that waited turn out to count.
    private void begin() {
        for (; blankLines > 0; blankLines--) {
            feed(CRLF, 0, 2);
        }
        if (space) {
            feed(SPACE, 0, 1);
            space = false;
        }
        lineEmpty = false;
    }

    /// A run of white space is one space, or nothing at the end of a line.
    private int whiteSpace(byte[] octets, int start, int to) {
        boolean single = octets[start] == ' ' && start + 1 < to && octets[start + 1] > ' ' && !space && !lineEmpty;
        if (single) {
            return start + 2;
        }
        feed(octets, run, start);
        int i = start + 1;
        while (i < to && (octets[i] == ' ' || octets[i] == '\t')) {
            i++;
        }
        space = true;
        run = i;
        return i;
    }

    private int lineEnd(byte[] octets, int start, int to) {
        boolean whole = start + 1 < to && octets[start + 1] == '\n';
        if (whole && !lineEmpty && !space) {
            lineEmpty = true;
            return start + 2; // the range goes on through the CRLF
        }
        feed(octets, run, start);
        run = start + 1;
        cr = true;
        return start + 1;
    }

    /// The byte behind a CR that was taken out of the range.
    private int afterCr(int i, byte b) {
        cr = false;
        if (b != '\n') {
            begin();
            feed(CRLF, 0, 1);
            run = i;
            return i;
        }
        run = i + 1;
        if (relaxed) {
            space = false;
        }
        if (lineEmpty) {
            blankLines++;
        } else {
            feed(CRLF, 0, 2);
        }
        lineEmpty = true;
        return i + 1;
    }

    private void feed(byte[] octets, int from, int to) {
        long room = Math.max(limit - fed, 0);
        if (to > from && room > 0) {
            digest.update(octets, from, (int) Math.min(to - from, room));
        }
        fed += Math.max(to - from, 0);
    }
}
