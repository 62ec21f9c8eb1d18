package io.pennypost.ses.simulator;

import io.pennypost.mail.address.Address;
import java.util.Locale;
import java.util.Optional;

/// The mailboxes of the simulator. A label does not matter: `bounce+first@` is `bounce@`.
public enum SimulatorAddress {
    /// Takes the mail.
    SUCCESS,
    /// Refuses it as an unknown user.
    BOUNCE,
    /// Takes it and answers that it is out of office.
    OOTO,
    /// Takes it and complains.
    COMPLAINT,
    /// Bounces as an address that bounced before.
    SUPPRESSIONLIST;

    /// Where they live.
    public static final String DOMAIN = "simulator.amazonses.com";

    /// The mailbox that an address names; empty for all others, those of the same domain among them.
    public static Optional<SimulatorAddress> of(Address address) {
        return address.domain().equals(DOMAIN) ? ofLocal(address.local()) : Optional.empty();
    }

    /// The same for an address as text, the domain in lower case.
    public static Optional<SimulatorAddress> of(String address) {
        int at = address.length() - DOMAIN.length() - 1;
        return at > 0 && address.charAt(at) == '@' && address.endsWith(DOMAIN)
                ? ofLocal(address.substring(0, at))
                : Optional.empty();
    }

    private static Optional<SimulatorAddress> ofLocal(String local) {
        int plus = local.indexOf('+');
        var name = plus < 0 ? local : local.substring(0, plus);
        for (var mailbox : values()) {
            if (mailbox.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(mailbox);
            }
        }
        return Optional.empty();
    }
}
