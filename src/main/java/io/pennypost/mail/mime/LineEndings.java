package io.pennypost.mail.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Makes CRLF of every line end, for messages that came with LF or CR alone (RFC 5321 §2.3.8 wants CRLF).
public final class LineEndings {
    private LineEndings() {}

    /// The message with CRLF throughout: the same array if it was so already.
    public static byte[] toCrlf(byte[] message) {
        int fault = firstFault(message);
        if (fault == message.length) {
            return message;
        }
        var out = new OctetBuilder(message.length + message.length / 32).add(message, 0, fault);
        int run = fault;
        int i = fault;
        while ((i = nextLineEnd(message, i)) < message.length) {
            out.add(message, run, i).add('\r').add('\n');
            boolean pair = message[i] == '\r' && i + 1 < message.length && message[i + 1] == '\n';
            i += pair ? 2 : 1;
            run = i;
        }
        return out.add(message, run, message.length).toBytes();
    }

    /// The same as a stream, for messages that are not in heap.
    public static InputStream toCrlf(InputStream message) {
        return new CrlfStream(message);
    }

    private static int firstFault(byte[] message) {
        int i = 0;
        while ((i = nextLineEnd(message, i)) < message.length) {
            if (message[i] == '\n' || i + 1 == message.length || message[i + 1] != '\n') {
                return i;
            }
            i += 2;
        }
        return message.length;
    }

    private static int nextLineEnd(byte[] octets, int from) {
        int i = from;
        while ((i = Octets.nextSpecial(octets, i, octets.length)) < octets.length) {
            if (octets[i] == '\n' || octets[i] == '\r') {
                return i;
            }
            i++;
        }
        return octets.length;
    }

    private static final class CrlfStream extends FilterInputStream {
        private final byte[] source = new byte[16_384];
        private OctetBuilder ready = new OctetBuilder(2 * source.length);
        private int given;
        private boolean lastWasCr;

        CrlfStream(InputStream message) {
            super(message);
        }

        @Override
        public int read() throws IOException {
            return fill() ? ready.array()[given++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, ready.size() - given);
            System.arraycopy(ready.array(), given, target, offset, count);
            given += count;
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = 0;
            while (skipped < count && fill()) {
                int step = (int) Math.min(count - skipped, ready.size() - given);
                given += step;
                skipped += step;
            }
            return skipped;
        }

        @Override
        public int available() {
            return ready.size() - given;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private boolean fill() throws IOException {
            while (given == ready.size()) {
                ready.clear();
                given = 0;
                int count = in.read(source, 0, source.length);
                if (count < 0) {
                    return false;
                }
                convert(count);
            }
            return true;
        }

        private void convert(int count) {
            for (int i = 0; i < count; i++) {
                byte b = source[i];
                if (b == '\r' || (b == '\n' && !lastWasCr)) {
                    ready.add('\r').add('\n');
                } else if (b != '\n') {
                    ready.add(b);
                }
                lastWasCr = b == '\r';
            }
        }
    }
}
