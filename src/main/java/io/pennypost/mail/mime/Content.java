package io.pennypost.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of an attachment: readable many times, in heap or not.
public interface Content {
    /// Size in bytes.
    long size();

    /// A new stream from the first byte. The reader closes it.
    InputStream open() throws IOException;

    /// Content in heap. The array is not copied: the giver must not change it.
    static Content of(byte[] octets) {
        return new Content() {
            @Override
            public long size() {
                return octets.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(octets);
            }
        };
    }
}
