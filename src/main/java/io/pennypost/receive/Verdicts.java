package io.pennypost.receive;

import io.pennypost.mail.mime.HeaderField;
import io.pennypost.receive.action.MailVerdicts;
import io.pennypost.store.Body;
import java.util.List;

/// Judges a mail: SPF, DKIM, DMARC, spam, viruses. Never throws for what a mail is like.
public interface Verdicts {
    /// Looks at one mail.
    ///
    /// @param original the bytes as they came, which signatures speak of
    Judged judge(ReceivedMail mail, Body original);

    /// What was found.
    ///
    /// @param fields   go on top of the mail: verdicts and Authentication-Results
    /// @param verdicts what topics and functions are told
    /// @param json     for the ledger
    record Judged(List<HeaderField> fields, MailVerdicts verdicts, String json) {
        public Judged {
            fields = List.copyOf(fields);
        }
    }
}
