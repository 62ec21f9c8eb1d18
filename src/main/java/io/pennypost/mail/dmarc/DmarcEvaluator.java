package io.pennypost.mail.dmarc;

import io.pennypost.mail.dmarc.DmarcVerdict.Alignment;
import io.pennypost.mail.dmarc.DmarcVerdict.Result;
import io.pennypost.mail.dmarc.TreeWalk.Unanswered;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compares what SPF and DKIM have authenticated with the author (RFC 9989 §5). Thread-safe if the resolver is.
///
/// The plan, for each domain in From: find its policy by the tree walk; see which authenticated domains belong to the
/// same
/// organization; one that passes is enough. Of several authors the worst verdict counts.
public final class DmarcEvaluator {
    private final Resolver dns;

    /// An evaluator that asks this resolver.
    public DmarcEvaluator(Resolver dns) {
        this.dns = dns;
    }

    /// Evaluates a message.
    ///
    /// @param authors domains in From ([AuthorDomains])
    /// @param spf     the envelope sender's domain, or that of HELO
    /// @param dkim    the signing domains
    public DmarcVerdict evaluate(List<String> authors, Identifier spf, List<Identifier> dkim) {
        var steps = new ArrayList<String>();
        var walk = new TreeWalk(dns, steps);
        return authors.stream()
                .map(author -> new One(author, walk, steps, spf, dkim).verdict())
                .max(Comparator.comparing(DmarcVerdict::result).thenComparing(DmarcVerdict::disposition))
                .orElseGet(DmarcEvaluator::withoutAuthor);
    }

    private static DmarcVerdict withoutAuthor() {
        return new DmarcVerdict(
                Result.PERMERROR,
                "",
                "",
                DmarcPolicy.NONE,
                DmarcPolicy.REJECT,
                List.of(),
                List.of(),
                "From names no domain, or too many",
                List.of());
    }

    /// The policy that holds for an author.
    private record Applied(String domain, DmarcRecord record, DmarcPolicy policy) {}

    /// One author.
    private final class One {
        private final String author;
        private final TreeWalk walk;
        private final List<String> steps;
        private final Identifier spf;
        private final List<Identifier> dkim;

        One(String author, TreeWalk walk, List<String> steps, Identifier spf, List<Identifier> dkim) {
            this.author = author;
            this.walk = walk;
            this.steps = steps;
            this.spf = spf;
            this.dkim = dkim;
        }

        DmarcVerdict verdict() {
            try {
                var applied = policy();
                if (applied.isEmpty()) {
                    return without(Result.NONE, author + " has no policy");
                }
                return compare(applied.get());
            } catch (Unanswered unanswered) {
                return without(Result.TEMPERROR, unanswered.reason());
            }
        }

        /// §4.10.1: the author's own record, else that of the organization, else that of the public suffix above.
        private Optional<Applied> policy() throws Unanswered {
            var met = walk.from(author);
            if (!met.isEmpty() && met.getFirst().domain().equals(author)) {
                var own = met.getFirst();
                return own.record().own().map(policy -> new Applied(author, own.record(), policy));
            }
            var organization = walk.organization(author);
            var above = met.stream()
                    .filter(found -> found.domain().equals(organization))
                    .findFirst()
                    .or(() ->
                            met.stream().filter(TreeWalk.Found::isPublicSuffix).findFirst());
            if (above.isEmpty()) {
                return Optional.empty();
            }
            var record = above.get().record();
            boolean exists = record.nonexistent().isEmpty() || exists();
            return record.below(exists).map(policy -> new Applied(above.get().domain(), record, policy));
        }

        /// A name that DNS denies does not exist, nor does anything below it (RFC 8020).
        private boolean exists() throws Unanswered {
            Answer<InetAddress> answer = dns.addresses(author);
            if (answer instanceof Answer.Failed<InetAddress>(String reason, var _)) {
                throw new Unanswered("A/AAAA of " + author + ": " + reason);
            }
            boolean exists = !(answer instanceof Answer.NoName<InetAddress>);
            steps.add(author + (exists ? " exists" : " does not exist"));
            return exists;
        }

        private DmarcVerdict compare(Applied applied) throws Unanswered {
            var alignments = new ArrayList<Alignment>();
            if (!spf.domain().isEmpty()) {
                alignments.add(align("spf", spf, applied.record().strictSpf()));
            }
            for (var identifier : dkim) {
                alignments.add(align("dkim", identifier, applied.record().strictDkim()));
            }
            if (any(alignments, Identifier.State.PASS)) {
                return told(Result.PASS, applied, DmarcPolicy.NONE, alignments, "");
            }
            if (any(alignments, Identifier.State.UNKNOWN)) {
                return told(
                        Result.TEMPERROR, applied, DmarcPolicy.NONE, alignments, "an aligned check has no result yet");
            }
            var disposition = applied.record().testing() ? applied.policy().milder() : applied.policy();
            return told(Result.FAIL, applied, disposition, alignments, "nothing passes for " + author);
        }

        private static boolean any(List<Alignment> alignments, Identifier.State state) {
            return alignments.stream().anyMatch(one -> one.aligned() && one.state() == state);
        }

        private Alignment align(String method, Identifier identifier, boolean strict) throws Unanswered {
            boolean aligned = isAligned(identifier, strict);
            steps.add(method + " " + identifier.domain() + " "
                    + identifier.state().name().toLowerCase(Locale.ROOT)
                    + (aligned ? ", aligned with " : ", not aligned with ") + author
                    + (strict ? " (strict)" : " (relaxed)"));
            return new Alignment(method, identifier.domain(), identifier.state(), aligned);
        }

        /// §4.10.2. What has not passed is not worth more look-ups than its name tells.
        private boolean isAligned(Identifier identifier, boolean strict) throws Unanswered {
            var domain = identifier.domain();
            if (strict || domain.equals(author)) {
                return domain.equals(author);
            }
            var organization = walk.organization(author);
            boolean within = domain.equals(organization) || domain.endsWith("." + organization);
            return within
                    && (identifier.state() == Identifier.State.FAIL
                            || walk.organization(domain).equals(organization));
        }

        private DmarcVerdict told(
                Result result, Applied applied, DmarcPolicy disposition, List<Alignment> alignments, String reason) {
            return new DmarcVerdict(
                    result,
                    author,
                    applied.domain(),
                    applied.policy(),
                    disposition,
                    applied.record().reportTo(),
                    alignments,
                    reason,
                    steps);
        }

        private DmarcVerdict without(Result result, String reason) {
            return new DmarcVerdict(
                    result, author, "", DmarcPolicy.NONE, DmarcPolicy.NONE, List.of(), List.of(), reason, steps);
        }
    }
}
