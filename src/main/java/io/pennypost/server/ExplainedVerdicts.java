package io.pennypost.server;

import io.pennypost.mail.arc.ArcVerdict;
import io.pennypost.mail.dkim.Verification;
import io.pennypost.mail.dmarc.DmarcVerdict;
import io.pennypost.mail.spf.SpfVerdict;
import io.pennypost.receive.verdict.AuthenticationResults;
import io.pennypost.receive.verdict.Judgement;
import java.io.PrintWriter;
import java.util.List;

/// Writes a judgement for people: a paragraph for each check, its steps in order.
final class ExplainedVerdicts {
    private final PrintWriter out;

    ExplainedVerdicts(PrintWriter out) {
        this.out = out;
    }

    void print(Judgement judgement) {
        title("SPF", judgement.spf().result().word(), judgement.spfStatus().name());
        spf(judgement.spf());
        var passed = judgement.dkim().stream()
                .filter(one -> one.status() == Verification.Status.PASS)
                .count();
        title(
                "DKIM",
                passed + " of " + judgement.dkim().size() + " pass",
                judgement.dkimStatus().name());
        judgement.dkim().forEach(one -> signature("signature", one));
        title(
                "DMARC",
                judgement.dmarc().result().word(),
                judgement.dmarcStatus().name());
        dmarc(judgement.dmarc());
        title("ARC", judgement.arc().status().word(), judgement.arcStatus().name());
        arc(judgement.arc());
        if (judgement.peer().isPresent()) {
            line("iprev: " + judgement.iprev().result().word() + " "
                    + judgement.iprev().name());
        }
        out.println();
        out.print(new AuthenticationResults("localhost").field(judgement).replace("\r\n", System.lineSeparator()));
    }

    private void title(String check, String result, String status) {
        line(check + ": " + result + " (SES: " + status + ")");
    }

    private void spf(SpfVerdict spf) {
        steps(spf.steps());
        reason(spf.reason());
        if (!spf.mechanism().isEmpty()) {
            line("  decided by " + spf.mechanism() + ", asked of " + spf.domain());
        }
        if (!spf.explanation().isEmpty()) {
            line("  the domain says: " + spf.explanation());
        }
    }

    private void signature(String name, Verification signature) {
        var evidence = signature.evidence();
        line("  " + name + " d=" + signature.domain() + " s=" + signature.selector() + " a=" + signature.algorithm()
                + " i=" + signature.identity() + ": " + signature.status().word());
        if (!evidence.keyName().isEmpty()) {
            line("    key at " + evidence.keyName() + ": "
                    + (evidence.keyRecord().isEmpty() ? "none" : evidence.keyRecord()));
        }
        if (evidence.keyBits() > 0) {
            line("    key has " + evidence.keyBits() + " bits" + (evidence.testing() ? ", for testing" : ""));
        }
        if (!evidence.bodyClaimed().isEmpty()) {
            boolean same = evidence.bodyClaimed().equals(evidence.bodyFound());
            line("    body hash signed " + evidence.bodyClaimed());
            line("    body hash found  " + evidence.bodyFound() + (same ? ", the same" : ", another"));
        }
        if (!evidence.bodyCovered()) {
            line("    l= leaves the end of the body unsigned: counts as a failure for DMARC");
        }
        if (signature.status() == Verification.Status.PASS) {
            line("    header is as it was signed");
        }
        if (!signature.reason().isEmpty()) {
            line("    because: " + signature.reason());
        }
    }

    private void dmarc(DmarcVerdict dmarc) {
        steps(dmarc.steps());
        reason(dmarc.reason());
        if (!dmarc.policyDomain().isEmpty()) {
            line("  policy of " + dmarc.policyDomain() + " is " + dmarc.policy().word() + "; to be done: "
                    + dmarc.disposition().word());
        }
    }

    private void arc(ArcVerdict arc) {
        arc.checks().forEach(check -> signature(check.field() + " i=" + check.instance(), check.verification()));
        reason(arc.reason());
    }

    private void steps(List<String> steps) {
        steps.forEach(step -> line("  " + step));
    }

    private void reason(String reason) {
        if (!reason.isEmpty()) {
            line("  because: " + reason);
        }
    }

    /// Much of this was written by strangers: a terminal must not obey it.
    private void line(String text) {
        out.println(text.replaceAll("\\p{Cntrl}", "?"));
    }
}
