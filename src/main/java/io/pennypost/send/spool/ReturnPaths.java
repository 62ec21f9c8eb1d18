package io.pennypost.send.spool;

import io.pennypost.store.MessageId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signed return paths: an envelope sender that names message and recipient, and that nobody else can make.
///
/// The local part is `p`, the id of a key (one of a–z, 2–7), `-`, and 32 base32 characters: 8 bytes message id, 2 bytes
/// recipient index, 10 bytes of HMAC-SHA-256 over (`pennypost-return`, key id, message id, index, lower-case domain).
/// It is read without regard to case, with or without a `+tag` behind it.
public final class ReturnPaths {
    /// Index that stands for the whole transaction, when it has several recipients.
    public static final int ALL_RECIPIENTS = 0xffff;

    /// How long a bounce may take to come back.
    public static final Duration BOUNCE_AGE_MAX = Duration.ofDays(14);

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final byte[] PURPOSE = "pennypost-return".getBytes(StandardCharsets.US_ASCII);
    private static final int MAC_BYTES = 10;
    private static final int TOKEN_LENGTH = 35;

    private final char currentKey;
    private final Map<Character, byte[]> keys;

    /// Keys to sign and check with.
    ///
    /// @param currentKey id of the key that signs
    /// @param keys       all live keys by id; at least 32 random bytes each
    public ReturnPaths(char currentKey, Map<Character, byte[]> keys) {
        if (!keys.containsKey(currentKey)) {
            throw new IllegalArgumentException("The signing key is not among the live keys.");
        }
        this.currentKey = currentKey;
        this.keys = Map.copyOf(keys);
    }

    /// Whom a return path speaks of.
    ///
    /// @param index recipient, or [#ALL_RECIPIENTS]
    public record Origin(MessageId message, int index) {}

    /// The local part of the envelope sender for one recipient, or for all.
    public String localPart(MessageId message, int index, String domain) {
        var payload = ByteBuffer.allocate(20).putLong(message.value()).putShort((short) index);
        payload.put(mac(currentKey, message.value(), index, domain), 0, MAC_BYTES);
        var text =
                new StringBuilder(TOKEN_LENGTH).append('p').append(currentKey).append('-');
        encode(payload.array(), text);
        return text.toString();
    }

    /// Checks a local part that mail came to.
    ///
    /// @return empty when it was not made here, or is older than the given age
    public Optional<Origin> verify(String localPart, String domain, Instant now, Duration ageMax) {
        var plus = localPart.indexOf('+');
        var token = (plus < 0 ? localPart : localPart.substring(0, plus)).toLowerCase(Locale.ROOT);
        if (token.length() != TOKEN_LENGTH || token.charAt(0) != 'p' || token.charAt(2) != '-') {
            return Optional.empty();
        }
        var key = token.charAt(1);
        var payload = decode(token, 3);
        if (payload.isEmpty() || !keys.containsKey(key)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(payload.get());
        var id = bytes.getLong();
        var index = Short.toUnsignedInt(bytes.getShort());
        var expected = mac(key, id, index, domain);
        if (!MessageDigest.isEqual(
                        java.util.Arrays.copyOf(expected, MAC_BYTES),
                        java.util.Arrays.copyOfRange(payload.get(), 10, 20))
                || id < 0) {
            return Optional.empty();
        }
        var message = new MessageId(id);
        if (message.at().plus(ageMax).isBefore(now)) {
            return Optional.empty();
        }
        return Optional.of(new Origin(message, index));
    }

    private byte[] mac(char keyId, long id, int index, String domain) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.getOrDefault(keyId, new byte[1]), "HmacSHA256"));
            mac.update(PURPOSE);
            mac.update((byte) keyId);
            mac.update(
                    ByteBuffer.allocate(10).putLong(id).putShort((short) index).flip());
            mac.update(domain.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    private static void encode(byte[] bytes, StringBuilder out) {
        var buffer = 0;
        var bits = 0;
        for (var b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out.append(ALPHABET.charAt((buffer >>> bits) & 31));
            }
        }
    }

    private static Optional<byte[]> decode(String text, int from) {
        var bytes = new byte[20];
        var buffer = 0;
        var bits = 0;
        var filled = 0;
        for (var i = from; i < text.length(); i++) {
            var digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            buffer = (buffer << 5) | digit;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[filled++] = (byte) (buffer >>> bits);
            }
        }
        return Optional.of(bytes);
    }
}
