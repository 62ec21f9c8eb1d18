package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.ses.configset.ConfigurationSet;
import java.util.List;
import java.util.Optional;

/// A message that every check let pass, with what the checks found.
///
/// @param source           who sends; its address tells whose DKIM key signs unless From says otherwise
/// @param from             what recipients see, at least one
/// @param recipients       the envelope as given, duplicates included: these are counted
/// @param feedback         where bounces are told to
/// @param identityName     the identity that authorises the source
/// @param mailFromDomain   domain of return paths; empty for our own
/// @param tags             custom tags in effect
/// @param raw              facts of a raw message; empty for other content
/// @param template         what is to be rendered; empty for other content
public record Admitted(
        Caller caller,
        Submitted given,
        Mailbox source,
        List<Mailbox> from,
        List<Mailbox> to,
        List<Mailbox> cc,
        List<Mailbox> bcc,
        List<Mailbox> replyTo,
        List<Address> recipients,
        Address feedback,
        String identityName,
        Optional<String> mailFromDomain,
        Optional<ConfigurationSet> configurationSet,
        List<Submitted.Tag> tags,
        Optional<RawFacts> raw,
        Optional<ReadyTemplate> template) {
    static Admitted of(Candidate candidate) {
        return new Admitted(
                candidate.caller,
                candidate.given,
                candidate.requiredSource(),
                candidate.from,
                candidate.to,
                candidate.cc,
                candidate.bcc,
                candidate.replyTo,
                candidate.recipients,
                candidate.feedback.orElseGet(() -> candidate.requiredSource().address()),
                candidate.identityName.orElseThrow(() -> new IllegalStateException("Senders are checked.")),
                candidate.mailFromDomain,
                candidate.configurationSet,
                candidate.tags,
                candidate.raw,
                candidate.template);
    }

    /// The same message with what was made of its template.
    public Admitted rendered(Submitted.Simple content) {
        return new Admitted(
                caller,
                given.withContent(content),
                source,
                from,
                to,
                cc,
                bcc,
                replyTo,
                recipients,
                feedback,
                identityName,
                mailFromDomain,
                configurationSet,
                tags,
                raw,
                template);
    }
}
