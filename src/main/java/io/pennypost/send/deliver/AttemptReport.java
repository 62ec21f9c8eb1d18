package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Phase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is known of one attempt.
///
/// @param started    wall clock
/// @param duration   the whole attempt, look-ups and waits included
/// @param site       where the domain's mail goes, as [Site#id()]; empty when there is no route
/// @param outcomes   one per recipient of the parcel, in its order
/// @param peer       the server of the last connection; empty when none was made
/// @param phases     time spent per phase over all connections; phases not reached are absent
/// @param transcript the dialogue, for people: `C: `, `S: ` and `* ` lines; no message bytes
public record AttemptReport(
        Instant started,
        Duration duration,
        String site,
        List<RecipientOutcome> outcomes,
        Optional<Peer> peer,
        Map<Phase, Duration> phases,
        List<String> transcript) {
    public AttemptReport {
        outcomes = List.copyOf(outcomes);
        transcript = List.copyOf(transcript);
    }

    /// Whether a server may have the message although it did not say so.
    public boolean possibleDuplicate() {
        return outcomes.stream().anyMatch(RecipientOutcome.Unknown.class::isInstance);
    }

    /// Whom we talked to.
    ///
    /// @param host   name of the target
    /// @param remote address and port
    /// @param local  our source address
    /// @param tls    protocol and cipher, as in `TLSv1.3 TLS_AES_256_GCM_SHA384`; empty in the clear
    public record Peer(String host, InetSocketAddress remote, InetAddress local, Optional<String> tls) {}
}
