package io.pennypost.store.embedded;

import java.time.Duration;

/// How an embedded store behaves.
///
/// @param node             number stamped on ids, 0 to 63
/// @param inboxKeep        newest entries the inbox keeps; older ones go when new ones come, some together: a 32nd part
///                         more may stay for a while, at most 256
/// @param groupWait        how long at most the writer waits until as many calls have come as the last group had; zero
///                         lets calls gather only while the commit before them runs
/// @param lowMarkBytes     free disk space below which new mail is refused while settling goes on
/// @param reserveMarkBytes free disk space below which bodies that are already coming in and documents are refused
///     too
/// @param cacheBytes       page cache of the spool's writer
/// @param readers          reading threads per database
public record EmbeddedOptions(
        int node,
        int inboxKeep,
        Duration groupWait,
        long lowMarkBytes,
        long reserveMarkBytes,
        long cacheBytes,
        int readers) {
    /// A commit costs a flush and some hundred microseconds of processor time, whatever it holds.
    private static final Duration GROUP_WAIT = Duration.ofMillis(4);

    public EmbeddedOptions {
        if (node < 0 || node > 63) {
            throw new IllegalArgumentException("A node is 0 to 63: " + node);
        }
        if (inboxKeep < 0 || readers < 1 || reserveMarkBytes > lowMarkBytes) {
            throw new IllegalArgumentException("Options out of range.");
        }
    }

    /// Node 0, 10 000 messages in the inbox, groups of at most 4 ms, marks at 256 and 64 MiB, 32 MiB of cache, two
    /// readers.
    public static EmbeddedOptions defaults() {
        return new EmbeddedOptions(0, 10_000, GROUP_WAIT, 256L << 20, 64L << 20, 32L << 20, 2);
    }

    public EmbeddedOptions withInboxKeep(int messages) {
        return new EmbeddedOptions(node, messages, groupWait, lowMarkBytes, reserveMarkBytes, cacheBytes, readers);
    }

    public EmbeddedOptions withGroupWait(Duration wait) {
        return new EmbeddedOptions(node, inboxKeep, wait, lowMarkBytes, reserveMarkBytes, cacheBytes, readers);
    }

    public EmbeddedOptions withMarks(long lowBytes, long reserveBytes) {
        return new EmbeddedOptions(node, inboxKeep, groupWait, lowBytes, reserveBytes, cacheBytes, readers);
    }
}
