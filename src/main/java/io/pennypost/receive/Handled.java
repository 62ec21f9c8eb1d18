package io.pennypost.receive;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What was done with a mail.
///
/// @param again after how long it is to be gone on with; empty: it has ended
/// @param notes lines for the ledger, in order
/// @param inbox whether the mail is kept for people to read
public record Handled(Optional<Duration> again, List<Note> notes, boolean inbox) {
    public Handled {
        notes = List.copyOf(notes);
    }

    /// One line.
    ///
    /// @param type names the step: `Feedback`, `Action`
    /// @param json the detail
    public record Note(String type, String json) {}

    /// It has ended.
    public static Handled done(Note... notes) {
        return new Handled(Optional.empty(), List.of(notes), false);
    }

    /// It has ended, and the mail is kept for people to read.
    public static Handled keptForReading(Note... notes) {
        return new Handled(Optional.empty(), List.of(notes), true);
    }

    /// It is gone on with later.
    public static Handled again(Duration after, Note... notes) {
        return new Handled(Optional.of(after), List.of(notes), false);
    }
}
