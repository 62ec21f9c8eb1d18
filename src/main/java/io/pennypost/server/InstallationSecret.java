package io.pennypost.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The one secret of an installation, from which the keys for tokens are derived, one for each purpose.
///
/// Made at the first start, kept in `<data>/secret`, which only its owner reads. Without it return paths, links and
/// page tokens given out before are worthless, so a backup must have it.
final class InstallationSecret {
    private static final String FILE = "secret";
    private static final int SIZE = 32;

    private final byte[] secret;

    private InstallationSecret(byte[] secret) {
        this.secret = secret;
    }

    /// Reads the secret of a data directory, or makes it.
    static InstallationSecret in(Path directory, SecureRandom random) throws IOException {
        var file = directory.resolve(FILE);
        if (Files.exists(file)) {
            var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (text.length() != 2 * SIZE) {
                throw new IOException(file + " does not hold a secret of " + SIZE + " bytes in hexadecimal.");
            }
            return new InstallationSecret(HexFormat.of().parseHex(text));
        }
        var made = new byte[SIZE];
        random.nextBytes(made);
        write(file, HexFormat.of().formatHex(made) + "\n");
        return new InstallationSecret(made);
    }

    /// Written beside and moved, so that a half-written secret never counts.
    private static void write(Path file, String text) throws IOException {
        var beside = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// 32 bytes for one purpose.
    byte[] key(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(("pennypost/" + purpose).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }
}
