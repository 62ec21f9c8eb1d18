package io.pennypost.receive.verdict;

import io.pennypost.mail.arc.ArcVerdict;
import io.pennypost.mail.dkim.Verification;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.spf.SpfVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Writes a judgement as header fields: Authentication-Results (RFC 8601) and Received-SPF (RFC 7208 §9.1).
///
/// What strangers wrote (names, addresses, reasons) is quoted, cut and freed of line ends and other controls.
public final class AuthenticationResults {
    private static final String NAME = "Authentication-Results";

    /// Longest value of a stranger that is repeated.
    private static final int VALUE_MAX = 256;

    /// RFC 8601 §2.2: a token, or an address whose parts need no quotes.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9!#$%&'*+._`{|}~^-]+|[A-Za-z0-9!#$%&'*+._`{|}~^-]*@[A-Za-z0-9._-]+");

    private final String service;

    /// Writes in the name of this authentication service.
    ///
    /// @param service `authserv-id`: a host name
    public AuthenticationResults(String service) {
        this.service = service;
    }

    /// Whether a field speaks in our name. It is not ours when it comes with a message, and must go (RFC 8601 §5).
    public boolean isForged(Header.Field field) {
        if (!field.isNamed(NAME)) {
            return false;
        }
        var claimed = field.value().replaceAll("\\([^)]*\\)", " ").strip().split("[\\s;]", 2)[0];
        return claimed.replace("\"", "").equalsIgnoreCase(service);
    }

    /// The field, folded, with its CRLF.
    public String field(Judgement judgement) {
        return NAME + ": " + service + ";\r\n\t" + String.join(";\r\n\t", results(judgement)) + "\r\n";
    }

    /// The value on one line, as an ARC set has it.
    public String value(Judgement judgement) {
        return service + "; " + String.join("; ", results(judgement));
    }

    /// Received-SPF with its CRLF, as SES writes it.
    public String receivedSpf(SpfVerdict spf, Peer peer) {
        return "Received-SPF: " + spf.result().word() + " " + spfComment(spf, peer) + "\r\n\tclient-ip="
                + peer.ip().getHostAddress() + "; envelope-from=" + quoted(peer.mailFrom()) + "; helo="
                + quoted(peer.helo()) + ";\r\n";
    }

    private List<String> results(Judgement judgement) {
        var results = new ArrayList<String>();
        judgement.peer().ifPresent(peer -> results.add(spf(judgement.spf(), peer)));
        if (judgement.dkim().isEmpty()) {
            results.add("dkim=none");
        }
        judgement.dkim().forEach(signature -> results.add(dkim(signature)));
        results.add(dmarc(judgement));
        results.add(arc(judgement.arc()));
        judgement.peer().ifPresent(peer -> results.add(iprev(judgement.iprev(), peer)));
        return results;
    }

    private static String spf(SpfVerdict spf, Peer peer) {
        var sender = peer.mailFrom().isEmpty()
                ? property("smtp.helo", peer.helo())
                : property("smtp.mailfrom", peer.mailFrom());
        return "spf=" + spf.result().word() + " " + spfComment(spf, peer) + sender;
    }

    private static String iprev(Iprev iprev, Peer peer) {
        return "iprev=" + iprev.result().word()
                + property("policy.iprev", peer.ip().getHostAddress());
    }

    private static String spfComment(SpfVerdict spf, Peer peer) {
        return comment("spfCheck: " + spfWords(spf, peer.ip().getHostAddress()));
    }

    private static String spfWords(SpfVerdict spf, String ip) {
        return switch (spf.result()) {
            case PASS -> "domain of " + spf.domain() + " designates " + ip + " as permitted sender";
            case FAIL -> "domain of " + spf.domain() + " does not designate " + ip + " as permitted sender";
            case SOFTFAIL ->
                "domain of transitioning " + spf.domain() + " does not designate " + ip + " as permitted sender";
            case NEUTRAL -> ip + " is neither permitted nor denied by domain of " + spf.domain();
            case NONE, TEMPERROR, PERMERROR -> spf.reason();
        };
    }

    private static String dkim(Verification signature) {
        var shown = signature.evidence().signature();
        return "dkim=" + signature.status().word() + reason(signature.reason())
                + property("header.d", signature.domain())
                + property("header.i", signature.identity())
                + property("header.s", signature.selector())
                + property("header.a", signature.algorithm())
                + property("header.b", shown);
    }

    private static String dmarc(Judgement judgement) {
        var dmarc = judgement.dmarc();
        var policy = dmarc.policyDomain().isEmpty()
                ? ""
                : " "
                        + comment("p=" + dmarc.policy().word() + " dis="
                                + dmarc.disposition().word());
        return "dmarc=" + dmarc.result().word() + policy + property("header.from", dmarc.author());
    }

    private static String arc(ArcVerdict arc) {
        var chain = arc.instances() == 0 ? "" : " " + comment("i=" + arc.instances() + " d=" + arc.cause());
        return "arc=" + arc.status().word() + chain + reason(arc.reason());
    }

    private static String reason(String text) {
        return text.isEmpty() ? "" : " reason=" + quoted(text);
    }

    private static String property(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=" + (isPlain(value) ? value : quoted(value));
    }

    private static boolean isPlain(String value) {
        return value.length() <= VALUE_MAX && PLAIN.matcher(value).matches();
    }

    private static String quoted(String text) {
        return "\"" + cut(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String comment(String text) {
        return "(" + cut(text).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")";
    }

    private static String cut(String text) {
        var kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && !(c >= 0xd800 && c < 0xe000))
                .limit(VALUE_MAX)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
