package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/// Base64 that arrives piece by piece, RFC 4648 §4. Line ends are skipped; anything else is refused.
final class Base64Text {
    private final BlobCollector into;
    private byte[] pending = new byte[0];
    private boolean ended;

    private Base64Text(BlobCollector into) {
        this.into = into;
    }

    /// Decodes a text.
    ///
    /// @throws ServiceError the text is no base64
    static Blob decode(String text) {
        try (var blob = new BlobCollector(BlobSink.inHeap())) {
            var decoder = new Base64Text(blob);
            decoder.take(text.getBytes(ISO_8859_1), true);
            return blob.finish();
        } catch (IOException e) {
            throw Malformed.syntax();
        }
    }

    /// Decodes the current value of a form.
    ///
    /// @throws ServiceError the text is no base64
    /// @throws IOException  the bytes cannot be read or written
    static Blob decode(FormScanner form, BlobSink sink) throws IOException {
        var chunk = new byte[8 << 10];
        try (var blob = new BlobCollector(sink)) {
            var decoder = new Base64Text(blob);
            for (int n = form.readValue(chunk, 0, chunk.length); n >= 0; n = form.readValue(chunk, 0, chunk.length)) {
                decoder.take(Arrays.copyOf(chunk, n), false);
            }
            decoder.take(new byte[0], true);
            return blob.finish();
        }
    }

    private void take(byte[] text, boolean last) throws IOException {
        var letters = new byte[pending.length + text.length];
        System.arraycopy(pending, 0, letters, 0, pending.length);
        int size = pending.length;
        for (byte b : text) {
            if (b != '\r' && b != '\n') {
                letters[size] = b;
                size++;
            }
        }
        int whole = last ? size : size - size % 4;
        write(Arrays.copyOf(letters, whole));
        pending = Arrays.copyOfRange(letters, whole, size);
    }

    /// Groups of four letters give three bytes; only the last may give fewer.
    private void write(byte[] letters) throws IOException {
        if (letters.length == 0) {
            return;
        }
        var bytes = decoded(letters);
        if (ended) {
            throw Malformed.syntax();
        }
        ended = bytes.length < letters.length / 4 * 3;
        into.write(bytes, 0, bytes.length);
    }

    private static byte[] decoded(byte[] letters) {
        try {
            return Base64.getDecoder().decode(letters);
        } catch (IllegalArgumentException e) {
            throw Malformed.syntax();
        }
    }
}
