package io.pennypost.mail.dmarc;

import io.pennypost.mail.address.AddressList;
import io.pennypost.mail.address.Domains;
import io.pennypost.mail.mime.Header;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// The domains of the authors: those of all addresses in all From fields.
public final class AuthorDomains {
    /// More are taken as none: nobody writes such mail, and each costs look-ups.
    static final int DOMAINS_MAX = 10;

    /// What mail programs show of a field that is no list of addresses.
    private static final Pattern IN_BRACKETS = Pattern.compile("<[^<>]*@([^<>@]+)>");

    private AuthorDomains() {}

    /// The domains as A-labels, each once; none when From is missing or has too many.
    public static List<String> of(Header header) {
        var domains = new LinkedHashSet<String>();
        for (var field : header.all("From")) {
            domains.addAll(of(field.value()));
        }
        return domains.size() > DOMAINS_MAX ? List.of() : List.copyOf(domains);
    }

    static SequencedSet<String> of(String from) {
        var domains = new LinkedHashSet<String>();
        for (var mailbox : AddressList.parse(from).mailboxes()) {
            ascii(mailbox.address().domain()).ifPresent(domains::add);
        }
        if (domains.isEmpty()) {
            var shown = IN_BRACKETS.matcher(from);
            while (shown.find() && domains.size() <= DOMAINS_MAX) {
                ascii(shown.group(1).strip()).ifPresent(domains::add);
            }
        }
        return domains;
    }

    private static Optional<String> ascii(String domain) {
        return Domains.toAscii(domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain);
    }
}
