package io.pennypost.send.deliver;

import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.send.deliver.RecipientOutcome.Cause;
import io.pennypost.send.deliver.RecipientOutcome.NoRoute;
import io.pennypost.send.deliver.RecipientOutcome.Trouble;
import io.pennypost.send.deliver.RecipientOutcome.Unreachable;
import io.pennypost.send.deliver.Site.Target;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// The addresses of a site in the order to try: targets by preference, each one's addresses by family. Looked up when
/// they are needed. Addresses that failed lately come only when there is no other.
final class Candidates {
    record Candidate(Target target, InetAddress address) {}

    private final Sites sites;
    private final Site site;
    private final Families families;
    private final Memory memory;
    private final RandomGenerator random;
    private final Deque<Target> targets;
    private final Deque<Candidate> ready = new ArrayDeque<>();
    private final Deque<Candidate> failedLately = new ArrayDeque<>();
    private Optional<String> dnsFailure = Optional.empty();
    private Optional<String> otherFamily = Optional.empty();
    private boolean anyGiven;

    Candidates(Sites sites, Site site, Families families, Memory memory, RandomGenerator random) {
        this.sites = sites;
        this.site = site;
        this.families = families;
        this.memory = memory;
        this.random = random;
        this.targets = new ArrayDeque<>(site.inOrder(random));
    }

    /// The next address to try, if there is one.
    Optional<Candidate> next() {
        while (ready.isEmpty() && !targets.isEmpty()) {
            lookUp(targets.removeFirst());
        }
        if (ready.isEmpty() && !anyGiven) {
            ready.addAll(failedLately);
            failedLately.clear();
        }
        anyGiven |= !ready.isEmpty();
        return Optional.ofNullable(ready.pollFirst());
    }

    /// Whether others may remain, so that this one deserves less patience.
    boolean mayHaveMore() {
        return !ready.isEmpty() || !targets.isEmpty();
    }

    /// Why no address was given at all.
    RecipientOutcome nothingToTry() {
        if (dnsFailure.isPresent()) {
            return new NoRoute(Cause.DNS_FAILURE, dnsFailure.get());
        }
        if (otherFamily.isPresent()) {
            return new Unreachable(Trouble.NOT_CONNECTED, otherFamily.get());
        }
        return new NoRoute(Cause.NO_ADDRESS, "no usable address of " + site.id());
    }

    private void lookUp(Target target) {
        switch (sites.addresses(site, target)) {
            case Answer.Found<InetAddress>(var addresses, var _, var _) -> take(target, addresses);
            case Answer.Failed<InetAddress>(var reason, var _) ->
                dnsFailure = Optional.of("address of " + target.host() + ": " + reason);
            case Answer.NoData<InetAddress> _, Answer.NoName<InetAddress> _ -> {} // a stale MX; others may be alive
        }
    }

    private void take(Target target, List<InetAddress> addresses) {
        var ordered = families.order(shuffled(addresses));
        if (ordered.isEmpty() && !addresses.isEmpty()) {
            otherFamily = Optional.of(target.host() + " has no address of our family");
        }
        for (var address : ordered) {
            var queue = memory.failedRecently(address) ? failedLately : ready;
            queue.addLast(new Candidate(target, address));
        }
    }

    private List<InetAddress> shuffled(List<InetAddress> addresses) {
        if (addresses.size() < 2) {
            return addresses;
        }
        var shuffled = new ArrayList<>(addresses);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }
}
