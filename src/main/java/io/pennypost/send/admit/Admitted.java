package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.simulator.SimulatorAddress;
import io.pennypost.ses.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/// A message that every check let pass, with what the checks found.
///
/// @param source           who sends; its address tells whose DKIM key signs unless From says otherwise
/// @param from             what recipients see, at least one
/// @param recipients       the envelope as given, duplicates included: these are counted
/// @param feedback         where bounces are told to
/// @param identityName     the identity that authorises the source
/// @param identityOwner    account and region of that identity; not the caller's where it sends for somebody else
/// @param mailFromDomain   domain of return paths; empty for our own
/// @param tags             custom tags in effect
/// @param raw              facts of a raw message; empty for other content
/// @param template         what is to be rendered; empty for other content
/// @param tenant           for which tenant it is sent
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
        Scope identityOwner,
        Optional<String> mailFromDomain,
        Optional<ConfigurationSet> configurationSet,
        List<Submitted.Tag> tags,
        Optional<RawFacts> raw,
        Optional<ReadyTemplate> template,
        Optional<Tenant> tenant) {
    /// How many recipients count for the day: those of the simulator do not.
    public int countedRecipients() {
        int simulated = 0;
        for (var recipient : recipients) {
            if (SimulatorAddress.of(recipient).isPresent()) {
                simulated++;
            }
        }
        return recipients.size() - simulated;
    }

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
                candidate.identityOwner(),
                candidate.mailFromDomain,
                candidate.configurationSet,
                candidate.tags,
                candidate.raw,
                candidate.template,
                candidate.tenant);
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
                identityOwner,
                mailFromDomain,
                configurationSet,
                tags,
                raw,
                template,
                tenant);
    }
}
