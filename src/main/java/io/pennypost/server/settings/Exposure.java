package io.pennypost.server.settings;

import static io.pennypost.server.settings.HttpSettings.Signatures.IGNORED;

import java.util.List;

/// What may listen beyond loopback: only doors with TLS (or a proxy that has it) and required signatures.
///
/// `inbound.listen` is exempt, since the world's mail comes in plain and unsigned.
final class Exposure {
    private final Settings settings;
    private final Reading in;

    private Exposure(Settings settings, Reading in) {
        this.settings = settings;
        this.in = in;
    }

    /// Notes a problem for each door that is open too wide.
    static void check(Settings settings, Reading in) {
        var exposure = new Exposure(settings, in);
        exposure.plainDoor(settings.http().listen());
        settings.http().tlsListen().ifPresent(door -> exposure.tlsDoor("http.tls_listen", List.of(door)));
        exposure.tlsDoor("submission.listen", settings.submission().listen());
        exposure.tlsDoor("submission.tls_listen", settings.submission().tlsListen());
    }

    private void plainDoor(HostPort door) {
        if (door.isLoopback()) {
            return;
        }
        if (!settings.http().behindProxy()) {
            in.refuse(
                    "http.listen",
                    "is plain HTTP beyond loopback at " + door + ": set http.behind_proxy = true if TLS ends in front"
                            + " of Pennypost, or keep it at 127.0.0.1");
        }
        requireSignatures("http.listen", door);
    }

    private void tlsDoor(String name, List<HostPort> doors) {
        for (var door : doors) {
            if (door.isLoopback()) {
                continue;
            }
            requireSignatures(name, door);
            if (settings.mode() == Mode.SERVE && settings.tls().certificate().isEmpty()) {
                in.refuse(
                        name,
                        "is beyond loopback at " + door
                                + " with a self-made certificate: set tls.certificate and tls.key");
            }
        }
    }

    private void requireSignatures(String name, HostPort door) {
        if (settings.http().signatures() == IGNORED) {
            in.refuse(
                    name,
                    "is beyond loopback at " + door
                            + " while http.signatures = \"ignored\" lets anybody send: set it to" + " \"required\"");
        }
    }
}
