package io.pennypost.mail.spf;

import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One check: `check_host` of RFC 7208 §4, with what it may cost (§4.6.4).
///
/// The plan: find the one record of the domain; read it whole; try its terms from left to right, each look-up paid from
/// one purse for all records together; the first match decides, else `redirect=`, else neutral.
final class Evaluation {
    private static final int MX_MAX = 10;

    private final Purse purse;
    private final Request request;
    private final Macros macros;

    Evaluation(Resolver dns, Request request) {
        this.purse = new Purse(dns);
        this.request = request;
        this.macros = new Macros(purse, request);
    }

    /// What a record came to.
    private record Decision(SpfResult result, String mechanism, String domain, Optional<MacroText> explanation) {}

    SpfVerdict run() {
        try {
            var decision = decide(request.domain(), SpfResult.NONE);
            var explanation = decision.result() == SpfResult.FAIL ? explain(decision) : "";
            var reason = decision.result() == SpfResult.NONE ? "the domain has no SPF record" : "";
            return verdict(decision.result(), decision.mechanism(), explanation, reason);
        } catch (Purse.Broken broken) {
            purse.note(broken.result().word() + ": " + broken.reason());
            return verdict(broken.result(), "", "", broken.reason());
        }
    }

    private SpfVerdict verdict(SpfResult result, String mechanism, String explanation, String reason) {
        return new SpfVerdict(result, request.domain(), mechanism, explanation, reason, purse.steps());
    }

    /// @param withoutRecord the result when the domain has none: it is an error where another record led here
    private Decision decide(String domain, SpfResult withoutRecord) throws Purse.Broken {
        var text = record(domain);
        if (text.isEmpty()) {
            if (withoutRecord != SpfResult.NONE) {
                throw new Purse.Broken(withoutRecord, domain + " has no SPF record");
            }
            return new Decision(SpfResult.NONE, "", domain, Optional.empty());
        }
        purse.note(domain + " says: " + text.get());
        return switch (SpfRecord.parse(text.get())) {
            case SpfRecord.Parsing.Malformed(String term) ->
                throw new Purse.Broken(SpfResult.PERMERROR, "malformed term in the record of " + domain + ": " + term);
            case SpfRecord.Parsing.Parsed(SpfRecord record) -> obey(record, domain);
        };
    }

    /// §4.4, §4.5.
    private Optional<String> record(String domain) throws Purse.Broken {
        if (!SpfChecker.isName(domain)) {
            return Optional.empty();
        }
        var records = purse.records(domain).stream().filter(SpfRecord::isOne).toList();
        if (records.size() > 1) {
            throw new Purse.Broken(SpfResult.PERMERROR, domain + " has " + records.size() + " SPF records");
        }
        return records.stream().findFirst();
    }

    private Decision obey(SpfRecord record, String domain) throws Purse.Broken {
        for (var directive : record.directives()) {
            boolean matches = matches(directive.mechanism(), domain);
            purse.note(directive.text()
                    + (matches ? " matches: " + directive.result().word() : " does not match"));
            if (matches) {
                return new Decision(directive.result(), directive.text(), domain, record.explanation());
            }
        }
        if (record.redirect().isPresent()) {
            purse.pay();
            return decide(target(record.redirect().get(), domain), SpfResult.PERMERROR);
        }
        return new Decision(SpfResult.NEUTRAL, "default", domain, Optional.empty());
    }

    private boolean matches(Mechanism mechanism, String domain) throws Purse.Broken {
        return switch (mechanism) {
            case Mechanism.All() -> true;
            case Mechanism.Network(InetAddress address, int bits) -> Mechanism.covers(address, bits, request.ip());
            case Mechanism.Include(MacroText target) -> {
                purse.pay();
                yield decide(target(target, domain), SpfResult.PERMERROR).result() == SpfResult.PASS;
            }
            case Mechanism.Addresses(Optional<MacroText> target, Mechanism.Prefixes prefixes) -> {
                purse.pay();
                yield isAt(target(target, domain), prefixes);
            }
            case Mechanism.Exchangers(Optional<MacroText> target, Mechanism.Prefixes prefixes) -> {
                purse.pay();
                yield isExchanger(target(target, domain), prefixes);
            }
            case Mechanism.Exists(MacroText target) -> {
                purse.pay();
                // §5.7: always an A record, whatever family the host is of.
                yield purse.addresses(target(target, domain)).stream().anyMatch(ip -> ip.getAddress().length == 4);
            }
            case Mechanism.Reverse(Optional<MacroText> target) -> {
                purse.pay();
                yield isNamedBelow(target(target, domain));
            }
        };
    }

    private boolean isAt(String name, Mechanism.Prefixes prefixes) throws Purse.Broken {
        return purse.addresses(name).stream().anyMatch(address -> prefixes.cover(address, request.ip()));
    }

    private boolean isExchanger(String name, Mechanism.Prefixes prefixes) throws Purse.Broken {
        var exchangers = purse.exchangers(name);
        if (exchangers.size() > MX_MAX) {
            throw new Purse.Broken(SpfResult.PERMERROR, name + " has more than " + MX_MAX + " mail exchangers");
        }
        for (var exchanger : exchangers) {
            if (!exchanger.isEmpty() && isAt(exchanger, prefixes)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamedBelow(String domain) throws Purse.Broken {
        var lower = domain.toLowerCase(Locale.ROOT);
        return purse.validatedNames(request.ip()).stream().anyMatch(name -> Macros.isWithin(name, lower));
    }

    private String target(Optional<MacroText> target, String domain) throws Purse.Broken {
        return target.isEmpty() ? domain : target(target.get(), domain);
    }

    /// §7.3: a name that became too long loses labels at its left.
    private String target(MacroText target, String domain) {
        var name = target.expand(letter -> macros.value(letter, domain));
        var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        while (plain.length() > 253 && plain.indexOf('.') >= 0) {
            plain = plain.substring(plain.indexOf('.') + 1);
        }
        return plain;
    }

    /// §6.2: whatever goes wrong here, there are just no words.
    private String explain(Decision decision) {
        if (decision.explanation().isEmpty()) {
            return "";
        }
        var name = target(decision.explanation().get(), decision.domain());
        Answer<String> answer = SpfChecker.isName(name) ? purse.unpaidTxt(name) : new Answer.NoName<>();
        if (answer instanceof Answer.Found<String>(List<String> texts, var _, var _) && texts.size() == 1) {
            return MacroText.explanation(texts.getFirst())
                    .map(words -> words.expand(letter -> macros.value(letter, decision.domain())))
                    .orElse("");
        }
        return "";
    }
}
