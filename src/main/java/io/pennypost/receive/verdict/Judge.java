package io.pennypost.receive.verdict;

import io.pennypost.mail.arc.ArcVerdict;
import io.pennypost.mail.arc.ArcVerifier;
import io.pennypost.mail.dkim.BodyHashes;
import io.pennypost.mail.dkim.KeyLookup;
import io.pennypost.mail.dkim.Verification;
import io.pennypost.mail.dkim.Verifier;
import io.pennypost.mail.dmarc.AuthorDomains;
import io.pennypost.mail.dmarc.DmarcEvaluator;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.SharedDeadline;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.spf.SpfChecker;
import io.pennypost.mail.spf.SpfResult;
import io.pennypost.mail.spf.SpfVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/// Judges messages. Thread-safe; blocks on DNS and on the body, never longer on DNS than [#LOOKUPS].
///
/// The plan: SPF and iprev ask DNS while the body goes through the hashes of all signatures; then DKIM and ARC fetch
/// their
/// keys; DMARC comes last, since it needs the others.
public final class Judge {
    /// For all look-ups of one message together; what has no answer by then is [VerdictStatus#PROCESSING_FAILED].
    public static final Duration LOOKUPS = Duration.ofSeconds(10);

    /// For all but DMARC. A stranger whose SPF never answers must not spend the time in which the author's policy,
    /// which
    /// is not the stranger's, can be found.
    static final Duration LOOKUPS_BEFORE_POLICY = Duration.ofSeconds(7);

    private final Resolver dns;
    private final String receiver;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Verifier.Policy policy;

    /// A judge with these means.
    ///
    /// @param receiver name of this host
    /// @param nanoTime monotonic clock, in nanoseconds
    public Judge(Resolver dns, String receiver, InstantSource clock, LongSupplier nanoTime, Verifier.Policy policy) {
        this.dns = dns;
        this.receiver = receiver;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.policy = policy;
    }

    /// Judges one message.
    ///
    /// @param body read to its end, and not closed
    /// @throws IOException when the body cannot be read
    public Judgement judge(Peer peer, Header header, InputStream body) throws IOException {
        var early = new SharedDeadline(dns, LOOKUPS_BEFORE_POLICY, nanoTime);
        var whole = new SharedDeadline(dns, LOOKUPS, nanoTime);
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var spf = tasks.submit(
                    () -> new SpfChecker(early, receiver, clock).check(peer.ip(), peer.helo(), peer.mailFrom()));
            var iprev = tasks.submit(() -> Iprev.check(early, peer.ip()));
            var signed = signed(header, body, early);
            return withPolicy(Optional.of(peer), header, whole, signed, result(spf), result(iprev));
        }
    }

    /// Judges a message of which nobody knows who handed it in.
    ///
    /// @param body read to its end, and not closed
    /// @throws IOException when the body cannot be read
    public Judgement judge(Header header, InputStream body) throws IOException {
        var early = new SharedDeadline(dns, LOOKUPS_BEFORE_POLICY, nanoTime);
        var whole = new SharedDeadline(dns, LOOKUPS, nanoTime);
        var signed = signed(header, body, early);
        var spf = new SpfVerdict(SpfResult.NONE, "", "", "", "the client is not known", List.of());
        return withPolicy(Optional.empty(), header, whole, signed, spf, new Iprev(Iprev.Result.PERMERROR, ""));
    }

    private record Signed(List<Verification> dkim, ArcVerdict arc) {}

    private Signed signed(Header header, InputStream body, Resolver early) throws IOException {
        var keys = KeyLookup.in(early);
        var bodies = new BodyHashes();
        var dkim = new Verifier(keys, clock, policy).begin(header, bodies);
        var arc = new ArcVerifier(keys, policy).begin(header, bodies);
        bodies.read(body);
        return new Signed(dkim.get(), arc.get());
    }

    private static Judgement withPolicy(
            Optional<Peer> peer, Header header, Resolver dns, Signed signed, SpfVerdict spf, Iprev iprev) {
        var authors = AuthorDomains.of(header);
        var signers = signed.dkim().stream().map(Judgement::identifier).toList();
        var dmarc = new DmarcEvaluator(dns).evaluate(authors, Judgement.identifier(spf), signers);
        return new Judgement(peer, authors, spf, signed.dkim(), dmarc, signed.arc(), iprev);
    }

    /// The checks do not fail; a fault of theirs is ours.
    private static <T> T result(Future<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException _) {
                    // The task ends by its own deadline; whoever interrupts us is told afterwards.
                    interrupted = true;
                } catch (ExecutionException broken) {
                    throw new IllegalStateException(broken.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
