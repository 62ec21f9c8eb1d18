package io.pennypost.auth;

import io.pennypost.aws.secret.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The first key of an installation: made at the first start, kept in a file that only its owner reads.
///
/// The file has the form of an AWS credentials file, so `AWS_SHARED_CREDENTIALS_FILE` may point at it.
///
/// @param accessKeyId `AKIA` and 16 of `[A-Z2-7]`
public record RootCredentials(String accessKeyId, Secret secret) {
    private static final String FILE = "root-credentials";
    private static final String KEY_ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";

    private static final String KEY_ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String SECRET_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// The root key of a data directory, made and written down if there is none yet.
    ///
    /// @param random a secure one
    /// @throws IOException when the file cannot be read or written, or holds no key
    public static RootCredentials in(Path dataDirectory, RandomGenerator random) throws IOException {
        var known = find(dataDirectory);
        if (known.isPresent()) {
            return known.get();
        }
        var made = generate(random);
        write(made, dataDirectory.resolve(FILE));
        return made;
    }

    /// The root key of a data directory, where one was made.
    ///
    /// @throws IOException when the file cannot be read, or holds no key
    public static Optional<RootCredentials> find(Path dataDirectory) throws IOException {
        var file = dataDirectory.resolve(FILE);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /// A new key that nobody can guess.
    ///
    /// @param random a secure one
    public static RootCredentials generate(RandomGenerator random) {
        return new RootCredentials(
                "AKIA" + pick(KEY_ID_ALPHABET, 16, random), new Secret(pick(SECRET_ALPHABET, 40, random)));
    }

    /// The key as the root user of an account.
    public Credential of(String account) {
        return Credential.root(accessKeyId, secret, account);
    }

    private static String pick(String alphabet, int length, RandomGenerator random) {
        var out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    private static RootCredentials read(Path file) throws IOException {
        var lines = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file + " cannot be read as a credentials file.", malformed);
        }
        var keyId = lines.getProperty(KEY_ID, "");
        var secret = lines.getProperty(SECRET, "");
        if (keyId.isEmpty() || secret.isEmpty()) {
            throw new IOException(
                    file + " needs the lines " + KEY_ID + " and " + SECRET + "; remove it to make new ones.");
        }
        return new RootCredentials(keyId, new Secret(secret));
    }

    /// Written beside and moved, so that a half-written file never counts.
    private static void write(RootCredentials made, Path file) throws IOException {
        var text = "[default]\n" + KEY_ID + " = " + made.accessKeyId() + "\n" + SECRET + " = "
                + made.secret().reveal() + "\n";
        var draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, ownerOnly)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
