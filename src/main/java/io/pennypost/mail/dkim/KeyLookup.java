package io.pennypost.mail.dkim;

import io.pennypost.mail.dns.Resolver;
import java.util.List;

/// Finds key records: TXT records at `<selector>._domainkey.<domain>` (RFC 6376 §3.6.2). May block.
@FunctionalInterface
public interface KeyLookup {
    /// Asks for the TXT records of the name, the strings of each joined.
    Answer txt(String name);

    /// A look-up in DNS.
    static KeyLookup in(Resolver dns) {
        return name -> switch (dns.txt(name)) {
            case Resolver.Answer.Found<String>(List<String> records, var _, var _) -> new Answer.Found(records);
            case Resolver.Answer.NoData<String> _, Resolver.Answer.NoName<String> _ -> new Answer.None();
            case Resolver.Answer.Failed<String>(String reason, var _) -> new Answer.Unavailable(reason);
        };
    }

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
