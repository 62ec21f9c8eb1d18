package io.pennypost.mail.srs;

import io.pennypost.mail.address.Address;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Rewrites envelope senders to a domain of ours, and back. Safe for use by many threads.
///
/// `SRS0=<hash>=<day>=<domain>=<local>` holds the whole old address. What another forwarder rewrote already
/// becomes `SRS1=<hash>=<its domain>=<its local part behind SRS0>`, so that addresses do not grow without end.
/// The hash keeps strangers from having us send mail to where they like; the day keeps it from being used for
/// ever.
public final class SenderRewriting {
    /// How long a bounce may take to come back.
    public static final Duration AGE_MAX = Duration.ofDays(14);

    /// RFC 5321 §4.5.3.1.1.
    private static final int LOCAL_MAX = 64;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int HASH_LENGTH = 8;
    private static final long DAYS = 1024;
    private static final long DAY_SECONDS = 86_400;

    private final byte[] key;
    private final String domain;

    /// @param key    at least 32 random bytes
    /// @param domain where bounces come back to
    public SenderRewriting(byte[] key, String domain) {
        this.key = key.clone();
        this.domain = domain.toLowerCase(Locale.ROOT);
    }

    /// The address to send as; empty when the local part would be longer than SMTP allows.
    public Optional<Address> forward(Address sender, Instant now) {
        var local = sender.local();
        var rewritten = switch (form(local)) {
            case "SRS0" -> srs1(sender.domain(), local.substring(4));
            case "SRS1" -> again(local).orElseGet(() -> srs0(sender, now));
            default -> srs0(sender, now);
        };
        return rewritten.length() > LOCAL_MAX || rewritten.indexOf('"') >= 0
                ? Optional.empty()
                : Optional.of(new Address(rewritten, domain));
    }

    /// The address behind one of ours; empty when it was not made here, or too long ago.
    public Optional<Address> reverse(Address rewritten, Instant now) {
        if (!rewritten.domain().equals(domain)) {
            return Optional.empty();
        }
        var local = rewritten.local();
        return switch (form(local)) {
            case "SRS0" -> reverse0(local.split("=", 5), now);
            case "SRS1" -> reverse1(local.split("=", 4));
            default -> Optional.empty();
        };
    }

    /// Whether a local part has the form of a rewritten sender, ours or not.
    public static boolean isRewritten(String local) {
        return !form(local).isEmpty();
    }

    private static String form(String local) {
        var head = local.length() > 5 ? local.substring(0, 4).toUpperCase(Locale.ROOT) : "";
        return (head.equals("SRS0") || head.equals("SRS1")) && "=+-".indexOf(local.charAt(4)) >= 0 ? head : "";
    }

    private String srs0(Address sender, Instant now) {
        var day = day(now.getEpochSecond() / DAY_SECONDS % DAYS);
        return "SRS0=" + hash(day, sender.domain(), sender.local()) + '=' + day + '=' + sender.domain() + '='
                + sender.local();
    }

    /// @param rest what stands behind `SRS0`, its separator included
    private String srs1(String first, String rest) {
        return "SRS1=" + hash("", first, rest) + '=' + first + '=' + rest;
    }

    private Optional<String> again(String local) {
        var parts = local.split("=", 4);
        return parts.length == 4 ? Optional.of(srs1(parts[2], parts[3])) : Optional.empty();
    }

    private Optional<Address> reverse0(String[] parts, Instant now) {
        if (parts.length < 5
                || !matches(parts[1], hash(parts[2].toLowerCase(Locale.ROOT), parts[3], parts[4]))
                || !isRecent(parts[2], now)) {
            return Optional.empty();
        }
        return Optional.of(new Address(parts[4], parts[3]));
    }

    private Optional<Address> reverse1(String[] parts) {
        return parts.length == 4 && matches(parts[1], hash("", parts[2], parts[3]))
                ? Optional.of(new Address("SRS0" + parts[3], parts[2]))
                : Optional.empty();
    }

    private static boolean isRecent(String day, Instant now) {
        if (day.length() != 2) {
            return false;
        }
        int high = ALPHABET.indexOf(Character.toLowerCase(day.charAt(0)));
        int low = ALPHABET.indexOf(Character.toLowerCase(day.charAt(1)));
        long age = Math.floorMod(now.getEpochSecond() / DAY_SECONDS - (high * 32L + low), DAYS);
        return high >= 0 && low >= 0 && age <= AGE_MAX.toDays();
    }

    private static String day(long day) {
        return "" + ALPHABET.charAt((int) (day / 32)) + ALPHABET.charAt((int) (day % 32));
    }

    /// Relays may change the case of a local part, so neither the hash nor what it covers depends on it.
    private String hash(String day, String domainPart, String localPart) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var bytes = mac.doFinal((day + '=' + domainPart + '=' + localPart)
                    .toLowerCase(Locale.ROOT)
                    .getBytes(StandardCharsets.UTF_8));
            var text = new StringBuilder(HASH_LENGTH);
            for (int i = 0; i < HASH_LENGTH; i++) {
                text.append(ALPHABET.charAt(bytes[i] & 31));
            }
            return text.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    private static boolean matches(String shown, String expected) {
        return MessageDigest.isEqual(
                shown.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
                expected.getBytes(StandardCharsets.UTF_8));
    }
}
