package io.pennypost.mail.dmarc;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the records from a domain up to the root (RFC 9989 §4.10). Remembers what it has asked; for one evaluation.
final class TreeWalk {
    /// §4.10: of a longer name, the last seven labels at most are asked after the name itself.
    private static final int LABELS_MAX = 7;

    /// Characters of a record in a step.
    private static final int TEXT_SHOWN = 1_000;

    private final Resolver dns;
    private final List<String> steps;
    private final Map<String, Optional<DmarcRecord>> asked = new HashMap<>();

    TreeWalk(Resolver dns, List<String> steps) {
        this.dns = dns;
        this.steps = steps;
    }

    /// DNS does not answer.
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        Unanswered(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /// A record and where it stands.
    record Found(String domain, DmarcRecord record) {
        boolean isPublicSuffix() {
            return record.publicSuffix().equals(Optional.of(true));
        }

        boolean isOrganization() {
            return record.publicSuffix().equals(Optional.of(false));
        }
    }

    /// The records met, from the domain itself upwards, up to the first that says what its domain is.
    List<Found> from(String domain) throws Unanswered {
        var met = new ArrayList<Found>();
        for (var at = domain; !at.isEmpty(); at = next(at)) {
            var record = record(at);
            if (record.isPresent()) {
                met.add(new Found(at, record.get()));
                if (record.get().publicSuffix().isPresent()) {
                    break;
                }
            }
        }
        return met;
    }

    private static String next(String domain) {
        var labels = List.of(domain.split("\\.", -1));
        int from = Math.max(1, labels.size() - LABELS_MAX);
        return String.join(".", labels.subList(from, labels.size()));
    }

    /// §4.10.2: the domain that all names of one owner have in common.
    String organization(String domain) throws Unanswered {
        var met = from(domain);
        for (var found : met) {
            if (found.isOrganization()) {
                return found.domain();
            }
            if (found.isPublicSuffix() && !found.domain().equals(domain)) {
                return oneBelow(found.domain(), domain);
            }
        }
        return met.isEmpty() ? domain : met.getLast().domain();
    }

    private static String oneBelow(String suffix, String domain) {
        var rest = domain.substring(0, domain.length() - suffix.length() - 1);
        return domain.substring(rest.lastIndexOf('.') + 1);
    }

    private Optional<DmarcRecord> record(String domain) throws Unanswered {
        var known = asked.get(domain);
        if (known != null) {
            return known;
        }
        var name = "_dmarc." + domain;
        var record = switch (dns.txt(name)) {
            case Answer.Found<String>(List<String> texts, var _, var _) -> only(name, texts);
            case Answer.NoData<String> _, Answer.NoName<String> _ -> nothing(name);
            case Answer.Failed<String>(String reason, var _) -> {
                steps.add("look-up TXT " + name + ": " + reason);
                throw new Unanswered("TXT of " + name + ": " + reason);
            }
        };
        asked.put(domain, record);
        return record;
    }

    private Optional<DmarcRecord> nothing(String name) {
        steps.add("look-up TXT " + name + ": no policy");
        return Optional.empty();
    }

    private static String brief(String text) {
        return text.length() <= TEXT_SHOWN ? text : text.substring(0, TEXT_SHOWN) + "…";
    }

    /// Several policies at one name are none.
    private Optional<DmarcRecord> only(String name, List<String> texts) {
        var records =
                texts.stream().map(DmarcRecord::parse).flatMap(Optional::stream).toList();
        if (records.size() != 1) {
            return nothing(name + (records.isEmpty() ? "" : " (" + records.size() + " policies)"));
        }
        steps.add("look-up TXT " + name + ": " + brief(records.getFirst().text()));
        return Optional.of(records.getFirst());
    }
}
