package io.pennypost.mail.dmarc;

import java.util.List;
import java.util.Locale;

/// What came of an evaluation.
///
/// @param result       the verdict
/// @param author       domain in From that decided; empty without one
/// @param policyDomain where the policy stands; empty without one
/// @param policy       what the owner asks for, before `t=y` makes it milder; NONE without one
/// @param disposition  what is to be done
/// @param reportTo     `rua` of the record
/// @param alignments   what SPF and DKIM had to offer
/// @param reason       for people; empty with a pass
/// @param steps        for people: look-ups and comparisons in order
public record DmarcVerdict(
        Result result,
        String author,
        String policyDomain,
        DmarcPolicy policy,
        DmarcPolicy disposition,
        List<String> reportTo,
        List<Alignment> alignments,
        String reason,
        List<String> steps) {
    public DmarcVerdict {
        reportTo = List.copyOf(reportTo);
        alignments = List.copyOf(alignments);
        steps = List.copyOf(steps);
    }

    /// The results of Authentication-Results (RFC 9989 §5). The later, the worse.
    public enum Result {
        /// SPF or DKIM passes for a domain that belongs to the author's.
        PASS,
        /// The domain has no policy.
        NONE,
        /// DNS does not answer now.
        TEMPERROR,
        /// The message has no author that could be asked.
        PERMERROR,
        /// There is a policy, and nothing passes for it.
        FAIL;

        /// As it is written.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One authenticated domain, compared with the author's.
    ///
    /// @param method  `spf` or `dkim`
    /// @param state   whether it was authenticated
    /// @param aligned whether it belongs to the author's domain, as strictly as the policy wants
    public record Alignment(String method, String domain, Identifier.State state, boolean aligned) {}
}
