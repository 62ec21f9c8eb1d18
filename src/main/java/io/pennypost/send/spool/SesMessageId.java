package io.pennypost.send.spool;

import io.pennypost.store.MessageId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The message id that clients see: 60 characters, `<region code><milliseconds>-<UUID>-000000`.
///
/// Libraries match it by its shape, and look it up in `Message-ID`. The UUID is random but for the 22 bits by which our
/// own [MessageId] can be read back, so that a look-up by what the client knows needs no index.
///
/// Source: ids observed on SES (region codes included); where a region's code is not known, `01ff` stands.
public final class SesMessageId {
    /// Length of every id.
    public static final int LENGTH = 60;

    private static final HexFormat HEX = HexFormat.of();
    private static final Map<String, String> REGION_CODES = Map.of(
            "us-east-1", "0100",
            "us-west-2", "0101",
            "eu-west-1", "0102",
            "ap-northeast-1", "0106",
            "eu-central-1", "0107",
            "ap-southeast-2", "0108",
            "ap-south-1", "0109",
            "eu-north-1", "0110");

    private SesMessageId() {}

    /// The id clients see for a message of a region.
    public static String of(MessageId id, String region, RandomGenerator random) {
        var high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        var low = (random.nextLong() & 0x3fff_0000_0000_0000L) | 0x8000_0000_0000_0000L;
        var node = ((long) id.nodeAndSequence() << 26) | (random.nextLong() & 0x3ff_ffffL);
        var text = new StringBuilder(LENGTH);
        text.append(REGION_CODES.getOrDefault(region, "01ff"));
        text.append(HEX.toHexDigits(id.at().toEpochMilli(), 12)).append('-');
        text.append(HEX.toHexDigits(high >>> 32, 8)).append('-');
        text.append(HEX.toHexDigits(high >>> 16, 4)).append('-');
        text.append(HEX.toHexDigits(high, 4)).append('-');
        text.append(HEX.toHexDigits(low >>> 48, 4)).append('-');
        text.append(HEX.toHexDigits(node, 12)).append("-000000");
        return text.toString();
    }

    /// The internal id behind one that a client names; empty when it is none of ours by its shape.
    public static Optional<MessageId> parse(String text) {
        if (text.length() != LENGTH
                || text.charAt(16) != '-'
                || text.charAt(40) != '-'
                || !HexFormat.isHexDigit(text.charAt(4))
                || !isHex(text, 4, 16)
                || !isHex(text, 41, 53)) {
            return Optional.empty();
        }
        var millis = HexFormat.fromHexDigitsToLong(text, 4, 16);
        int own = (int) (HexFormat.fromHexDigitsToLong(text, 41, 53) >>> 26);
        if (millis < MessageId.EPOCH_MILLIS || millis - MessageId.EPOCH_MILLIS >= 1L << 41) {
            return Optional.empty();
        }
        return Optional.of(MessageId.of(Instant.ofEpochMilli(millis), own >>> 16, own & 0xffff));
    }

    private static boolean isHex(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
