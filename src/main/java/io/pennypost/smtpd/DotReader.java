package io.pennypost.smtpd;

/// Reads the bytes after DATA (RFC 5321 §4.1.1.4, §4.5.2): takes the stuffed dots out and finds the end.
///
/// The end is CR LF, dot, CR LF, and nothing else. A CR or LF alone spoils the message and ends nothing: a server
/// that took it for a line end would see another end of the message than the next one (SMTP smuggling).
final class DotReader implements Input.Taker {
    /// Where the next byte stands.
    private enum Place {
        LINE_START,
        WITHIN,
        AFTER_CR,
        AFTER_DOT,
        AFTER_DOT_CR
    }

    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] CR = {'\r'};

    private final Incoming message;
    private Place place = Place.LINE_START;
    private boolean ended;

    DotReader(Incoming message) {
        this.message = message;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public int take(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !ended) {
            i = place == Place.WITHIN || (place == Place.LINE_START && bytes[i] != '.')
                    ? run(bytes, i, to)
                    : step(bytes, i);
        }
        return i - from;
    }

    /// Hands on whole lines and what is within one, up to where a dot or a CR must be looked at alone.
    private int run(byte[] bytes, int from, int to) {
        int i = from;
        while (true) {
            while (i < to && bytes[i] != '\r' && bytes[i] != '\n') {
                i++;
            }
            if (i + 1 < to && bytes[i] == '\r' && bytes[i + 1] == '\n') {
                i += 2;
                if (i < to && bytes[i] != '.') {
                    continue;
                }
                message.append(bytes, from, i);
                place = Place.LINE_START;
                return i;
            }
            return stop(bytes, from, i, to);
        }
    }

    private int stop(byte[] bytes, int from, int i, int to) {
        message.append(bytes, from, i);
        if (i < to && bytes[i] == '\r') {
            place = Place.AFTER_CR;
            return i + 1;
        }
        place = Place.WITHIN;
        if (i == to) {
            return i;
        }
        message.spoil(Incoming.Fault.BARE_LF);
        return i + 1;
    }

    /// One byte where a dot or a CR decides what it means; says where to go on.
    private int step(byte[] bytes, int i) {
        byte b = bytes[i];
        return switch (place) {
            case LINE_START -> {
                place = Place.AFTER_DOT;
                yield i + 1;
            }
            case AFTER_CR -> afterCr(b, i);
            case AFTER_DOT -> {
                place = b == '\r' ? Place.AFTER_DOT_CR : Place.WITHIN;
                yield b == '\r' ? i + 1 : i;
            }
            case AFTER_DOT_CR -> {
                ended = b == '\n';
                place = Place.AFTER_CR;
                yield ended ? i + 1 : i;
            }
            case WITHIN -> throw new IllegalStateException("Runs are handed on whole.");
        };
    }

    private int afterCr(byte b, int i) {
        if (b == '\n') {
            message.append(CRLF, 0, 2);
            place = Place.LINE_START;
            return i + 1;
        }
        message.append(CR, 0, 1);
        message.spoil(Incoming.Fault.BARE_CR);
        place = b == '\r' ? Place.AFTER_CR : Place.WITHIN;
        return b == '\r' ? i + 1 : i;
    }
}
