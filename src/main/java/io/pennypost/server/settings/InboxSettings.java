package io.pennypost.server.settings;

/// `[inbox]`: captured mail.
///
/// @param keep messages; the oldest go first
public record InboxSettings(int keep) {
    private static final long KEEP_MAX = 10_000_000;

    static InboxSettings read(Reading in) {
        var keep = in.key("inbox.keep", Kinds.count(1, KEEP_MAX), "captured messages kept; the oldest go first")
                .or(10_000L);
        return new InboxSettings(keep.intValue());
    }
}
