package io.pennypost.mail.mime;

import java.util.List;
import java.util.Optional;

/// What one pass over a message found. Facts only: the reader decides what they mean.
///
/// @param header       of the message itself
/// @param sizeBytes    of the whole message
/// @param longestLine  in bytes, its line end included
/// @param bareCr       a CR without LF
/// @param bareLf       an LF without CR
/// @param eightBit     a byte above 127
/// @param nul          a zero byte
/// @param partCount    entities: the message, each part of a multipart, each message within the message
/// @param parts        the first [#PARTS_KEPT] of them, in order
/// @param depthReached deepest nesting, the message itself being 1; what lies below [#DEPTH_MAX] is not told apart
public record MessageIndex(
        Header header,
        long sizeBytes,
        long longestLine,
        boolean bareCr,
        boolean bareLf,
        boolean eightBit,
        boolean nul,
        int partCount,
        List<Part> parts,
        int depthReached) {
    /// Entities that are kept with type and file name; a message with more has a right count all the same.
    public static final int PARTS_KEPT = 500;

    /// Deepest nesting that is followed.
    public static final int DEPTH_MAX = 64;

    public MessageIndex {
        parts = List.copyOf(parts);
    }

    /// One entity.
    ///
    /// @param contentType in lower case, `text/plain` when absent
    /// @param fileName    of Content-Disposition or else Content-Type, decoded
    /// @param depth       1 for the message itself
    public record Part(String contentType, Optional<String> fileName, int depth) {}

    /// The file names of all kept parts.
    public List<String> fileNames() {
        return parts.stream().flatMap(part -> part.fileName().stream()).toList();
    }

    /// Whether every line ends in CRLF and no CR or LF stands elsewhere.
    public boolean hasSoundLineEnds() {
        return !bareCr && !bareLf;
    }
}
