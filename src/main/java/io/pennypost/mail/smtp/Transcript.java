package io.pennypost.mail.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was said in one attempt, for people to read, and how long each phase took.
///
/// Commands and replies only: no byte of the message. Bounded to [#LINES_MAX] lines; what comes after is counted.
/// Belongs to one thread.
public final class Transcript {
    /// A dialogue with 50 recipients has about 110 lines.
    static final int LINES_MAX = 300;

    private final List<Object> entries = new ArrayList<>();
    private final Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
    private int dropped;

    /// Something that happened between the lines: connections, handshakes, failures.
    public void note(String what) {
        add(new Note(what));
    }

    /// Commands as sent, one or several lines.
    void sent(String commands) {
        add(commands);
    }

    void received(Reply reply) {
        add(reply);
    }

    void spent(Phase phase, long nanos) {
        phases.merge(phase, Duration.ofNanos(nanos), Duration::plus);
    }

    private void add(Object entry) {
        if (entries.size() < LINES_MAX) {
            entries.add(entry);
        } else {
            dropped++;
        }
    }

    /// Time per phase; phases that were not reached are absent.
    public Map<Phase, Duration> phases() {
        return Collections.unmodifiableMap(new EnumMap<>(phases));
    }

    /// The dialogue: `C: ` what we said, `S: ` what the server said, `* ` what happened.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var entry : entries) {
            print(entry, lines);
        }
        if (dropped > 0) {
            lines.add("* " + dropped + " more");
        }
        return List.copyOf(lines.size() > LINES_MAX ? lines.subList(0, LINES_MAX) : lines);
    }

    private static void print(Object entry, List<String> lines) {
        switch (entry) {
            case Note(var what) -> lines.add("* " + what);
            case Reply reply -> printReply(reply, lines);
            default -> entry.toString().lines().forEach(line -> lines.add("C: " + line));
        }
    }

    private static void printReply(Reply reply, List<String> lines) {
        var last = reply.lines().size() - 1;
        for (var i = 0; i <= last; i++) {
            lines.add("S: " + reply.code() + (i < last ? "-" : " ")
                    + reply.lines().get(i));
        }
    }

    private record Note(String what) {}
}
