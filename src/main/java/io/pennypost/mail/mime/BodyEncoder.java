package io.pennypost.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Writes content in a transfer encoding (RFC 2045 §6.7, §6.8), and chooses one that suits.
final class BodyEncoder {
    private static final int LINE_MAX = 998;
    private static final int ENCODED_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BOUNDARY = Entity.Boundary.BEGINNING.getBytes(StandardCharsets.US_ASCII);

    /// Whole base64 lines at a time: 57 bytes make one of 76 characters.
    private static final int BASE64_BLOCK = 57 * 256;

    private final OctetBuilder out;

    BodyEncoder(OctetBuilder out) {
        this.out = out;
    }

    /// The encoding for text with CRLF: as it is where that is possible, legible where most of it is ASCII.
    static TransferEncoding choose(byte[] text) {
        var facts = Facts.of(text, text.length);
        if (facts.fitsSevenBits()) {
            return TransferEncoding.SEVEN_BIT;
        }
        return facts.eightBit > text.length / 3 ? TransferEncoding.BASE64 : TransferEncoding.QUOTED_PRINTABLE;
    }

    /// The encoding for a file: the one asked for, or base64 if seven bits would change the content.
    static TransferEncoding choose(Attachment attachment) throws IOException {
        if (attachment.encoding() != TransferEncoding.SEVEN_BIT) {
            return attachment.encoding();
        }
        var facts = new Facts();
        var buffer = new byte[16_384];
        try (var in = attachment.content().open()) {
            int count;
            while (facts.fitsSevenBits() && (count = in.read(buffer)) > 0) {
                facts.add(buffer, count);
            }
        }
        facts.end();
        return facts.fitsSevenBits() ? TransferEncoding.SEVEN_BIT : TransferEncoding.BASE64;
    }

    /// What decides about seven bits (RFC 2045 §2.7).
    private static final class Facts {
        int eightBit;
        private boolean fault;
        private long lineLength;
        private boolean lastWasCr;
        private int boundaryMatched;

        static Facts of(byte[] octets, int count) {
            var facts = new Facts();
            facts.add(octets, count);
            facts.end();
            return facts;
        }

        boolean fitsSevenBits() {
            return !fault && eightBit == 0;
        }

        void end() {
            fault |= lastWasCr || lineLength > LINE_MAX;
        }

        void add(byte[] octets, int count) {
            int line = 0;
            int i = 0;
            while (i < count) {
                if (lastWasCr && octets[i] != '\n') {
                    fault = true;
                    lastWasCr = false;
                }
                int special = Octets.nextSpecial(octets, i, count);
                if (special == count) {
                    break;
                }
                byte b = octets[special];
                if (b == '\n') {
                    fault |= !lastWasCr && (special == 0 || octets[special - 1] != '\r');
                    fault |= lineLength + special - line > LINE_MAX + 1;
                    lineLength = 0;
                    line = special + 1;
                }
                lastWasCr = b == '\r';
                eightBit += b < 0 ? 1 : 0;
                fault |= b == 0;
                i = special + 1;
            }
            lineLength += count - line;
            fault |= containsBoundary(octets, count);
        }

        /// Looks for the beginning of our boundaries; its first four hyphens are rare enough to be quick.
        private boolean containsBoundary(byte[] octets, int count) {
            int matched = boundaryMatched;
            for (int i = 0; i < count; i++) {
                byte b = octets[i];
                if (matched == 0 && b != '-') {
                    continue;
                }
                if (b == BOUNDARY[matched]) {
                    matched++;
                } else if (b != '-') {
                    matched = 0;
                } else {
                    // Another hyphen: of five, the last four still count.
                    matched = matched == 4 ? 4 : 1;
                }
                if (matched == BOUNDARY.length) {
                    boundaryMatched = 0;
                    return true;
                }
            }
            boundaryMatched = matched;
            return false;
        }
    }

    void write(InputStream content, TransferEncoding encoding) throws IOException {
        switch (encoding) {
            case SEVEN_BIT -> copy(content);
            case QUOTED_PRINTABLE -> quotedPrintable(content);
            case BASE64 -> base64(content);
        }
    }

    /// Writes content that is in heap; nothing spills but whole pieces.
    void write(byte[] content, TransferEncoding encoding) throws IOException {
        if (encoding == TransferEncoding.SEVEN_BIT) {
            out.add(content, 0, content.length);
            out.spill();
            return;
        }
        write(new java.io.ByteArrayInputStream(content), encoding);
    }

    private void copy(InputStream content) throws IOException {
        var buffer = new byte[16_384];
        int count;
        while ((count = content.read(buffer)) > 0) {
            out.add(buffer, 0, count);
            out.spill();
        }
    }

    private void base64(InputStream content) throws IOException {
        var encoder = Base64.getEncoder();
        var block = new byte[BASE64_BLOCK];
        var encoded = new byte[BASE64_BLOCK / 3 * 4];
        int count;
        while ((count = content.readNBytes(block, 0, block.length)) > 0) {
            int length = count == block.length
                    ? encoder.encode(block, encoded)
                    : encoder.encode(Arrays.copyOf(block, count), encoded);
            for (int i = 0; i < length; i += ENCODED_LINE) {
                out.add(encoded, i, Math.min(i + ENCODED_LINE, length))
                        .add('\r')
                        .add('\n');
            }
            out.spill();
        }
    }

    private void quotedPrintable(InputStream content) throws IOException {
        var lines = new QuotedPrintable(out);
        var buffer = new byte[16_384];
        int count;
        while ((count = content.read(buffer)) > 0) {
            int i = 0;
            while (i < count) {
                int plainTo = lines.addPlain(buffer, i, count);
                if (plainTo == i) {
                    lines.add(buffer[i++]);
                } else {
                    i = plainTo;
                }
            }
            out.spill();
        }
        lines.end();
    }

    /// Quoted-printable for any bytes: CRLF is a line end, all other CR and LF are encoded and come back as they were.
    private static final class QuotedPrintable {
        private static final int NONE = -1;

        private final OctetBuilder out;
        private int column;

        /// A space, tab or CR whose form depends on what follows.
        private int held = NONE;

        QuotedPrintable(OctetBuilder out) {
            this.out = out;
        }

        /// Adds as many bytes at once as stand for themselves on this line, and says where they end.
        int addPlain(byte[] octets, int from, int to) {
            if (held != NONE || !isPlain(octets[from])) {
                return from;
            }
            int end = Math.min(to, from + Math.max(1, ENCODED_LINE - 1 - column));
            int i = from + 1;
            while (i < end && (isPlain(octets[i]) || (octets[i] == ' ' && i + 1 < to && isPlain(octets[i + 1])))) {
                i++;
            }
            if (i == from + 1) {
                literal(octets[from]);
            } else {
                out.add(octets, from, i);
                column += i - from;
            }
            return i;
        }

        private static boolean isPlain(byte b) {
            return b > ' ' && b < 0x7f && b != '=';
        }

        void add(byte b) {
            if (held == '\r' && b == '\n') {
                lineEnd();
                return;
            }
            if (b == '\r' && (held == ' ' || held == '\t')) {
                // It may stand before a line end, where a bare space would be lost (RFC 2045 §6.7 rule 3).
                escape(held);
                held = b;
                return;
            }
            release();
            if (b == ' ' || b == '\t' || b == '\r') {
                held = b;
            } else if (isPlain(b)) {
                literal(b);
            } else {
                escape(b);
            }
        }

        void end() {
            if (held != NONE) {
                escape(held);
                held = NONE;
            }
        }

        private void lineEnd() {
            held = NONE;
            out.add('\r').add('\n');
            column = 0;
        }

        private void release() {
            if (held == '\r') {
                escape(held);
            } else if (held != NONE) {
                literal(held);
            }
            held = NONE;
        }

        private void literal(int b) {
            room(1);
            out.add(b);
        }

        private void escape(int b) {
            room(3);
            out.add('=').add(HEX[b >> 4 & 0xf]).add(HEX[b & 0xf]);
        }

        private void room(int length) {
            if (column + length >= ENCODED_LINE) {
                out.add('=').add('\r').add('\n');
                column = 0;
            }
            column += length;
        }
    }
}
