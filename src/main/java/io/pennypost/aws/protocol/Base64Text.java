package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/// Base64 in forms, queries and paths, RFC 4648 §4; line ends are skipped.
final class Base64Text {
    private Base64Text() {}

    /// @throws ServiceError the text is no base64
    static Blob decode(String text) {
        try (var blob = new BlobCollector(BlobSink.inHeap())) {
            decode(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), blob);
            return blob.finish();
        } catch (IOException e) {
            throw Malformed.syntax();
        }
    }

    /// Decodes all of a stream.
    ///
    /// @throws ServiceError the text is no base64
    /// @throws IOException  the bytes cannot be read or written
    static void decode(InputStream text, BlobCollector into) throws IOException {
        var chunk = new byte[8 << 10];
        try (var decoded = Base64.getDecoder().wrap(new WithoutLineEnds(text))) {
            for (int n = read(decoded, chunk); n >= 0; n = read(decoded, chunk)) {
                into.write(chunk, 0, n);
            }
        }
    }

    /// The decoder reports bad input and failed reads by the same exception; only the latter has our class.
    private static int read(InputStream decoded, byte[] chunk) throws IOException {
        try {
            return decoded.read(chunk);
        } catch (FailedRead e) {
            throw e;
        } catch (IOException e) {
            throw Malformed.syntax();
        }
    }

    private static final class FailedRead extends IOException {
        private static final long serialVersionUID = 1L;

        FailedRead(IOException cause) {
            super(cause);
        }
    }

    private static final class WithoutLineEnds extends FilterInputStream {
        WithoutLineEnds(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                int b = in.read();
                while (b == '\r' || b == '\n') {
                    b = in.read();
                }
                return b;
            } catch (IOException e) {
                throw new FailedRead(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = 0;
            while (n < length) {
                int b = read();
                if (b < 0) {
                    return n == 0 ? -1 : n;
                }
                bytes[offset + n] = (byte) b;
                n++;
            }
            return n;
        }
    }
}
