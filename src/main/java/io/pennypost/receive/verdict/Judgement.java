package io.pennypost.receive.verdict;

import io.pennypost.mail.arc.ArcVerdict;
import io.pennypost.mail.dkim.Verification;
import io.pennypost.mail.dmarc.DmarcPolicy;
import io.pennypost.mail.dmarc.DmarcVerdict;
import io.pennypost.mail.dmarc.Identifier;
import io.pennypost.mail.spf.SpfResult;
import io.pennypost.mail.spf.SpfVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All that was found out about a message.
///
/// @param peer    who handed it in; empty for a mail of which that is not known: SPF and iprev then say nothing
/// @param authors domains in From
/// @param dkim    a verdict for each signature, from the top
public record Judgement(
        Optional<Peer> peer,
        List<String> authors,
        SpfVerdict spf,
        List<Verification> dkim,
        DmarcVerdict dmarc,
        ArcVerdict arc,
        Iprev iprev) {
    public Judgement {
        authors = List.copyOf(authors);
        dkim = List.copyOf(dkim);
    }

    /// `spfVerdict` of SES.
    public VerdictStatus spfStatus() {
        return switch (spf.result()) {
            case PASS -> VerdictStatus.PASS;
            case FAIL -> VerdictStatus.FAIL;
            case TEMPERROR -> VerdictStatus.PROCESSING_FAILED;
            case NONE, NEUTRAL, SOFTFAIL, PERMERROR -> VerdictStatus.GRAY;
        };
    }

    /// `dkimVerdict` of SES: a signature counts that verifies for the author's own domain.
    ///
    /// FAIL when there are signatures and none verifies; GRAY when there are none, or only those of others verify.
    public VerdictStatus dkimStatus() {
        if (dkim.stream().anyMatch(one -> isGood(one) && isAuthors(one))) {
            return VerdictStatus.PASS;
        }
        if (dkim.stream().anyMatch(one -> one.status() == Verification.Status.TEMP_ERROR)) {
            return VerdictStatus.PROCESSING_FAILED;
        }
        return dkim.isEmpty() || dkim.stream().anyMatch(Judgement::isGood) ? VerdictStatus.GRAY : VerdictStatus.FAIL;
    }

    /// `dmarcVerdict` of SES: a pass says nothing where the owner asks for nothing.
    public VerdictStatus dmarcStatus() {
        return switch (dmarc.result()) {
            case PASS -> dmarc.policy() == DmarcPolicy.NONE ? VerdictStatus.GRAY : VerdictStatus.PASS;
            case FAIL, PERMERROR -> VerdictStatus.FAIL;
            case NONE -> VerdictStatus.GRAY;
            case TEMPERROR -> VerdictStatus.PROCESSING_FAILED;
        };
    }

    /// `dmarcPolicy` of SES, which is told only when DMARC failed for a policy.
    public Optional<String> dmarcPolicy() {
        return dmarc.result() == DmarcVerdict.Result.FAIL
                ? Optional.of(dmarc.policy().word())
                : Optional.empty();
    }

    /// The state of the ARC chain in the same words. SES has none.
    public VerdictStatus arcStatus() {
        return switch (arc.status()) {
            case NONE -> VerdictStatus.GRAY;
            case PASS -> VerdictStatus.PASS;
            case FAIL -> arc.temporary() ? VerdictStatus.PROCESSING_FAILED : VerdictStatus.FAIL;
        };
    }

    private boolean isAuthors(Verification signature) {
        if (dmarc.alignments().isEmpty()) {
            return authors.stream().anyMatch(author -> isRelated(author, signature.domain()));
        }
        return dmarc.alignments().stream()
                .anyMatch(one -> one.method().equals("dkim")
                        && one.aligned()
                        && one.domain().equals(signature.domain()));
    }

    /// Where no policy tells what belongs together: one above the other, and not a whole top-level domain.
    private static boolean isRelated(String author, String domain) {
        return author.equals(domain)
                || (author.endsWith("." + domain) && domain.indexOf('.') > 0)
                || domain.endsWith("." + author);
    }

    /// A signature over a part of the body says nothing of the rest, which anyone may have added.
    private static boolean isGood(Verification signature) {
        return signature.status() == Verification.Status.PASS
                && signature.evidence().bodyCovered();
    }

    static Identifier identifier(SpfVerdict spf) {
        return new Identifier(
                spf.domain().toLowerCase(Locale.ROOT),
                spf.result() == SpfResult.PASS
                        ? Identifier.State.PASS
                        : spf.result() == SpfResult.TEMPERROR ? Identifier.State.UNKNOWN : Identifier.State.FAIL);
    }

    static Identifier identifier(Verification signature) {
        if (isGood(signature)) {
            return new Identifier(signature.domain(), Identifier.State.PASS);
        }
        boolean unknown = signature.status() == Verification.Status.TEMP_ERROR;
        return new Identifier(signature.domain(), unknown ? Identifier.State.UNKNOWN : Identifier.State.FAIL);
    }
}
