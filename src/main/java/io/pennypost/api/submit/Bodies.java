package io.pennypost.api.submit;

import io.pennypost.aws.protocol.Blob;
import io.pennypost.store.Body;
import java.io.IOException;
import java.io.InputStream;

/// Hands a blob of a request on as the body of a message, without copying it.
public final class Bodies {
    private Bodies() {}

    /// The same bytes; valid as long as the request is.
    public static Body of(Blob blob) {
        return new Body() {
            @Override
            public long size() {
                return blob.size();
            }

            @Override
            public InputStream open() throws IOException {
                return blob.open();
            }

            @Override
            public byte[] toBytes() throws IOException {
                return blob.toBytes();
            }
        };
    }
}
