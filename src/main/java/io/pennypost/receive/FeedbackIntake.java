package io.pennypost.receive;

import io.pennypost.send.spool.ReturnPaths;
import java.util.List;

/// Hears what comes back to our return paths: bounces, complaints, replies. Nothing is ever answered.
public interface FeedbackIntake {
    /// Takes one mail. It may come again after a crash.
    ///
    /// @param mail    its body is the mail as it came, behind our trace fields
    /// @param origins of which messages and recipients it speaks, by the return paths it was sent to
    Handled take(ReceivedMail mail, List<ReturnPaths.Origin> origins);
}
