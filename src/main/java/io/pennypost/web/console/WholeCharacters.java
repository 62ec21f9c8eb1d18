package io.pennypost.web.console;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Never ends a read in the middle of a surrogate pair, which the JSON writer could not put together again.
final class WholeCharacters extends FilterReader {
    private int held = -1;

    WholeCharacters(Reader in) {
        super(in);
    }

    /// Reads into at least two characters of room.
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int kept = 0;
        if (held >= 0) {
            buffer[offset] = (char) held;
            held = -1;
            kept = 1;
        }
        int read = super.read(buffer, offset + kept, length - kept);
        if (read < 0) {
            return kept == 0 ? -1 : kept;
        }
        int total = kept + read;
        if (total > 1 && Character.isHighSurrogate(buffer[offset + total - 1])) {
            held = buffer[offset + --total];
        }
        return total;
    }
}
