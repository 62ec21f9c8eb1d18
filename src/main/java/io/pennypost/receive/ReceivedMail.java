package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.store.Body;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A mail from the world that is in custody: what verdicts, rules and actions know of it.
///
/// @param id         what SES calls its message id: lower-case letters and digits, also the key of an S3 object
/// @param at         when its last byte had arrived
/// @param sender     the envelope sender; empty for the null sender
/// @param recipients those of the envelope that are ours, in their order
/// @param peer       the host that delivered it
/// @param helo       how that host called itself
/// @param tls        protocol and cipher, when it came over TLS
/// @param body       all of it, with the header fields that we put in front
public record ReceivedMail(
        String id,
        Scope scope,
        Instant at,
        Optional<Address> sender,
        List<Address> recipients,
        InetAddress peer,
        String helo,
        Optional<String> tls,
        Body body) {
    public ReceivedMail {
        recipients = List.copyOf(recipients);
    }
}
