package io.pennypost.send.deliver;

import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.store.Body;
import java.net.InetAddress;
import java.util.List;

/// What one attempt carries: one message to some recipients of one domain.
///
/// @param domain         of all recipients; A-label, lower case, no final dot
/// @param envelopeSender reverse path; empty is the null sender
/// @param recipients     1 to [#RECIPIENTS_MAX], each an address of the domain
/// @param message        the bytes to be sent, signed
/// @param eightBit       whether the message holds bytes above 127
/// @param tls            what the sender demands; a configured route with a demand of its own overrules it
/// @param sources        this machine's addresses it may leave from; where none is of the target's family, the
///                       courier's manners say
public record Parcel(
        String domain,
        String envelopeSender,
        List<String> recipients,
        Body message,
        boolean eightBit,
        TlsDemand tls,
        List<InetAddress> sources) {
    /// As many as RFC 2920 batches comfortably and SES accepts per message.
    public static final int RECIPIENTS_MAX = 50;

    public Parcel {
        recipients = List.copyOf(recipients);
        sources = List.copyOf(sources);
        if (recipients.isEmpty() || recipients.size() > RECIPIENTS_MAX) {
            throw new IllegalArgumentException(recipients.size() + " recipients in a parcel");
        }
    }

    /// One that may leave from any address.
    public Parcel(
            String domain,
            String envelopeSender,
            List<String> recipients,
            Body message,
            boolean eightBit,
            TlsDemand tls) {
        this(domain, envelopeSender, recipients, message, eightBit, tls, List.of());
    }
}
