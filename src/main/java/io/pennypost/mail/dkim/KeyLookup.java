package io.pennypost.mail.dkim;

import java.util.List;

/// Finds key records: TXT records at `<selector>._domainkey.<domain>` (RFC 6376 §3.6.2). May block.
@FunctionalInterface
public interface KeyLookup {
    /// Asks for the TXT records of the name, the strings of each joined.
    Answer txt(String name);

    /// What was found.
    sealed interface Answer {
        /// One record or more.
        record Found(List<String> records) implements Answer {
            public Found {
                records = List.copyOf(records);
            }
        }

        /// There is none.
        record None() implements Answer {}

        /// Nobody knows for now.
        record Unavailable(String reason) implements Answer {}
    }
}
