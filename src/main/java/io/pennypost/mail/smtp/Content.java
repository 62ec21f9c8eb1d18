package io.pennypost.mail.smtp;

import java.io.IOException;
import java.io.OutputStream;

/// The bytes of a message, given out as often as asked.
public interface Content {
    /// Size in bytes, as declared to the server (RFC 1870).
    long size();

    /// Writes all bytes. Dot-stuffing and line ends are the receiver's business.
    ///
    /// @throws IOException only what the stream threw; trouble of its own must be another exception, lest it
    ///                     count as the network's
    void copyTo(OutputStream out) throws IOException;
}
