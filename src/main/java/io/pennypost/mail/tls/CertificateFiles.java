package io.pennypost.mail.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/// A certificate chain and its private key as two PEM files, which somebody replaces from time to time.
///
/// @param certificate the chain, the server's own certificate first
public record CertificateFiles(Path certificate, Path key) {
    /// What tells one state of the files from another without reading them.
    record State(Stamp certificate, Stamp key) {}

    /// A file that is replaced is another file, even within one tick of the clock.
    record Stamp(FileTime modified, long size, @Nullable Object fileKey) {
        static Stamp of(Path file) throws IOException {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }

    /// Looks, without reading.
    State state() throws IOException {
        return new State(Stamp.of(certificate), Stamp.of(key));
    }

    /// Reads both.
    ///
    /// @throws IOException              when one cannot be read
    /// @throws GeneralSecurityException when they are no certificate and key that belong together
    public ServerCertificate read() throws IOException, GeneralSecurityException {
        return ServerCertificate.read(text(certificate), text(key));
    }

    private static String text(Path file) throws IOException, GeneralSecurityException {
        if (Files.size(file) > ServerCertificate.TEXT_MAX) {
            throw new GeneralSecurityException(file + " is too large for a certificate or key");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
