package io.pennypost.mail.spf;

import java.util.List;

/// What a check came to, and how.
///
/// @param result      the verdict
/// @param domain      whose record was asked; empty when there was no domain to ask
/// @param mechanism   the term that decided, as written; `default` when none did; empty without a record
/// @param explanation what the domain has to say on a FAIL (`exp=`); empty if nothing. Text of a stranger
/// @param reason      for people: what was wrong; empty unless the result is none or an error
/// @param steps       for people: look-ups and terms in order, at most [#STEPS_MAX]
public record SpfVerdict(
        SpfResult result, String domain, String mechanism, String explanation, String reason, List<String> steps) {
    /// Steps that are kept; what follows is not told.
    public static final int STEPS_MAX = 200;

    public SpfVerdict {
        steps = List.copyOf(steps);
    }
}
