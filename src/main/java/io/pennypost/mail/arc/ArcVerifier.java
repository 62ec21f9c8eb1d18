package io.pennypost.mail.arc;

import io.pennypost.mail.arc.ArcVerdict.Check;
import io.pennypost.mail.arc.ArcVerdict.Status;
import io.pennypost.mail.dkim.BodyHashes;
import io.pennypost.mail.dkim.KeyLookup;
import io.pennypost.mail.dkim.SignatureCheck;
import io.pennypost.mail.dkim.Verification;
import io.pennypost.mail.dkim.Verifier;
import io.pennypost.mail.mime.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Judges the chain of a message (RFC 8617 §5.2). Thread-safe if the look-up is. Never throws for what a message has.
///
/// The plan: collect the sets and look at their structure; check the newest message signature, which alone can still
/// hold after changes on the way; then every seal from the newest to the oldest. The first fault ends it.
public final class ArcVerifier {
    private final SignatureCheck check;

    /// A verifier with these keys under this policy.
    public ArcVerifier(KeyLookup keys, Verifier.Policy policy) {
        this.check = new SignatureCheck(keys, policy);
    }

    /// Reads the chain and tells which hash of the body it needs.
    ///
    /// @return the verdict, to be asked for once the body has gone through `bodies`
    public Supplier<ArcVerdict> begin(Header header, BodyHashes bodies) {
        return switch (ArcChain.read(header)) {
            case ArcChain.None() -> () -> ArcVerdict.NONE;
            case ArcChain.Broken(int highest, String reason) ->
                () -> new ArcVerdict(Status.FAIL, highest, "", reason, false, List.of());
            case ArcChain.Sound(List<ArcSet> sets) -> {
                SignatureCheck.want(sets.getLast().message(), bodies);
                yield () -> judge(sets, header, bodies);
            }
        };
    }

    private ArcVerdict judge(List<ArcSet> sets, Header header, BodyHashes bodies) {
        var checks = new ArrayList<Check>();
        var newest = sets.getLast();
        var message = check.message(newest.message(), header, bodies);
        checks.add(new Check(newest.instance(), ArcSet.MESSAGE, message));
        for (int i = sets.size(); i >= 1 && isGood(checks); i--) {
            var seal = sets.get(i - 1).seal();
            var sealed = ArcSet.sealed(sets.subList(0, i));
            checks.add(new Check(
                    i,
                    ArcSet.SEAL,
                    check.octets(seal.algorithm(), seal.domain(), seal.selector(), seal.signature(), sealed)));
        }
        return verdict(newest, checks);
    }

    private static boolean isGood(List<Check> checks) {
        return checks.getLast().verification().status() == Verification.Status.PASS;
    }

    private static ArcVerdict verdict(ArcSet newest, List<Check> checks) {
        var last = checks.getLast();
        var domain = newest.seal().domain();
        if (isGood(checks)) {
            return new ArcVerdict(Status.PASS, newest.instance(), domain, "", false, checks);
        }
        var reason = last.field() + " i=" + last.instance() + ": "
                + last.verification().reason();
        boolean temporary = last.verification().status() == Verification.Status.TEMP_ERROR;
        return new ArcVerdict(Status.FAIL, newest.instance(), domain, reason, temporary, checks);
    }
}
