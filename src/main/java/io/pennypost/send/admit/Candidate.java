package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.ses.configset.ConfigurationSet;
import java.util.List;
import java.util.Optional;

/// What is known of a message while it is being admitted. Each check adds what it found; later checks rely on it.
///
/// Used by one thread, for one call.
final class Candidate {
    final Caller caller;
    final Submitted given;

    /// Facts of a raw message; empty for simple content.
    Optional<RawFacts> raw = Optional.empty();

    /// Who the message is from: the request's source, else the From header. Set by [SourceIsWellFormed].
    Optional<Mailbox> source = Optional.empty();

    /// The From mailboxes that recipients will see: those of the header for raw content.
    List<Mailbox> from = List.of();

    List<Mailbox> to = List.of();
    List<Mailbox> cc = List.of();
    List<Mailbox> bcc = List.of();
    List<Mailbox> replyTo = List.of();

    /// Envelope recipients as given, duplicates included: these are counted.
    List<Address> recipients = List.of();

    /// Where bounces are told to.
    Optional<Address> feedback = Optional.empty();

    /// The identity that authorises the source.
    Optional<String> identityName = Optional.empty();

    /// The identity's own domain for return paths. Set by [MailFromIsUsable].
    Optional<String> mailFromDomain = Optional.empty();

    Optional<ConfigurationSet> configurationSet = Optional.empty();

    /// The template to render; empty for other content.
    Optional<ReadyTemplate> template = Optional.empty();

    /// Tags in effect, custom ones only.
    List<Submitted.Tag> tags = List.of();

    Candidate(Caller caller, Submitted given) {
        this.caller = caller;
        this.given = given;
    }

    Mailbox requiredSource() {
        return source.orElseThrow(() -> new IllegalStateException("The source is checked first."));
    }
}
