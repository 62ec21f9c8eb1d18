package io.pennypost.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Objects in buckets, as S3 has them: where imports come from and results go to.
public interface Buckets {
    /// Opens an object.
    ///
    /// @throws IOException with a text for its owner when there is none, or it cannot be read
    InputStream read(String bucket, String key) throws IOException;

    /// Begins an object, which appears, or replaces the one there is, when the stream is closed.
    ///
    /// @throws IOException with a text for its owner when it cannot be written
    OutputStream write(String bucket, String key) throws IOException;
}
