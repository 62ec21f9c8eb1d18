package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/// What is known of a message while it is being admitted. Each check adds what it found; later checks rely on it.
///
/// Used by one thread, for one call.
final class Candidate {
    private static final String DRY_RUN = "X-Pennypost-Dry-Run";

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

    /// Identities that the caller names, its own or another account's. Set by [SenderArnsAreReadable].
    Optional<IdentityArn> sourceArn = Optional.empty();

    Optional<IdentityArn> fromArn = Optional.empty();
    Optional<IdentityArn> feedbackArn = Optional.empty();

    /// The identity that authorizes the source.
    Optional<String> identityName = Optional.empty();

    /// Set by [TenantMaySend].
    Optional<Tenant> tenant = Optional.empty();

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

    /// The tenant asked for: a parameter wins over the control header.
    Optional<String> tenantName() {
        return given.tenant().or(() -> raw.flatMap(facts -> facts.control("X-SES-TENANT")));
    }

    /// Whether the caller only wants to know what the checks say.
    boolean isDryRun() {
        var asked = given.content() instanceof Submitted.Composable composable
                ? composable.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase(DRY_RUN))
                        .map(Submitted.Header::value)
                        .findFirst()
                : raw.flatMap(facts -> facts.control(DRY_RUN));
        return asked.filter(value -> value.strip().equalsIgnoreCase("true")).isPresent();
    }

    /// What the caller does, as policies name it: SMTP counts as sending raw mail.
    String action() {
        return given.door() == Submitted.Door.SMTP ? "ses:SendRawEmail" : "ses:" + given.operation();
    }

    /// The refusal of a caller who may not use a resource.
    Refusal denied(String resourceArn) {
        return new Refusal.AccessDenied(caller.principalArn(), action(), resourceArn);
    }

    /// Account and region of the identity that authorizes the source.
    Scope identityOwner() {
        return sourceArn.map(IdentityArn::owner).orElseGet(caller::scope);
    }

    Mailbox requiredSource() {
        return source.orElseThrow(() -> new IllegalStateException("The source is checked first."));
    }
}
