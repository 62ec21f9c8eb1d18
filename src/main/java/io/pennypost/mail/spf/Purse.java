package io.pennypost.mail.spf;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The look-ups of one check, and what is left of them (RFC 7208 §4.6.4). Notes what was asked and found.
final class Purse {
    private static final int TERMS_MAX = 10;
    private static final int VOID_MAX = 2;
    private static final int NAMES_MAX = 10;

    /// Characters of a step: records may be long.
    private static final int STEP_MAX = 1_000;

    private final Resolver dns;
    private final List<String> steps = new ArrayList<>();
    private Optional<List<String>> validated = Optional.empty();
    private int terms;
    private int voids;

    Purse(Resolver dns) {
        this.dns = dns;
    }

    /// The check ends here with an error.
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final SpfResult result;

        Broken(SpfResult result, String reason) {
            super(reason, null, false, false);
            this.result = result;
        }

        SpfResult result() {
            return result;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /// Counts a term that asks DNS.
    void pay() throws Broken {
        if (++terms > TERMS_MAX) {
            throw new Broken(SpfResult.PERMERROR, "more than " + TERMS_MAX + " terms ask DNS");
        }
    }

    /// TXT records of a name that must be known.
    List<String> records(String name) throws Broken {
        return switch (asked("TXT", name, dns.txt(name))) {
            case Answer.Found<String>(List<String> found, var _, var _) -> found;
            case Answer.NoData<String> _, Answer.NoName<String> _ -> List.of();
            case Answer.Failed<String>(String reason, var _) -> throw failed("TXT", name, reason);
        };
    }

    /// Not counted, and never an error.
    Answer<String> unpaidTxt(String name) {
        return asked("TXT", name, dns.txt(name));
    }

    List<InetAddress> addresses(String name) throws Broken {
        if (!SpfChecker.isName(name)) {
            return nothing(name);
        }
        return counted("A/AAAA", name, dns.addresses(name));
    }

    List<String> exchangers(String name) throws Broken {
        if (!SpfChecker.isName(name)) {
            return nothing(name);
        }
        return counted("MX", name, dns.mx(name)).stream()
                .map(Resolver.Mx::target)
                .toList();
    }

    /// Names of the host that lead back to it (§5.5). Asked once; a fault is as good as no name.
    List<String> validatedNames(InetAddress ip) {
        if (validated.isEmpty()) {
            var asked = asked("PTR", ip.getHostAddress(), dns.ptr(ip));
            validated = Optional.of(
                    asked instanceof Answer.Found<String>(List<String> names, var _, var _)
                            ? names.stream()
                                    .limit(NAMES_MAX)
                                    .filter(name -> leadsTo(name, ip))
                                    .map(name -> name.toLowerCase(Locale.ROOT))
                                    .toList()
                            : List.of());
        }
        return validated.get();
    }

    private boolean leadsTo(String name, InetAddress ip) {
        return SpfChecker.isName(name)
                && asked("A/AAAA", name, dns.addresses(name))
                        instanceof Answer.Found<InetAddress>(List<InetAddress> addresses, var _, var _)
                && addresses.contains(ip);
    }

    private <T> List<T> counted(String type, String name, Answer<T> answer) throws Broken {
        return switch (asked(type, name, answer)) {
            case Answer.Found<T>(List<T> found, var _, var _) -> found;
            case Answer.NoData<T> _, Answer.NoName<T> _ -> nothing(name);
            case Answer.Failed<T>(String reason, var _) -> throw failed(type, name, reason);
        };
    }

    private <T> List<T> nothing(String name) throws Broken {
        if (++voids > VOID_MAX) {
            throw new Broken(SpfResult.PERMERROR, "more than " + VOID_MAX + " look-ups found nothing, last " + name);
        }
        return List.of();
    }

    private static Broken failed(String type, String name, String reason) {
        return new Broken(SpfResult.TEMPERROR, type + " of " + name + ": " + reason);
    }

    private <T> Answer<T> asked(String type, String name, Answer<T> answer) {
        note("look-up " + type + " " + name + ": "
                + switch (answer) {
                    case Answer.Found<T>(List<T> found, var _, var _) -> found.size() + " found";
                    case Answer.NoData<T> _ -> "none";
                    case Answer.NoName<T> _ -> "no such name";
                    case Answer.Failed<T>(String reason, var _) -> reason;
                });
        return answer;
    }

    void note(String step) {
        if (steps.size() < SpfVerdict.STEPS_MAX) {
            steps.add(step.length() > STEP_MAX ? step.substring(0, STEP_MAX) + "…" : step);
        }
    }

    List<String> steps() {
        return List.copyOf(steps);
    }
}
