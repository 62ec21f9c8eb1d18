package io.pennypost.server.settings;

import java.util.List;

/// `[inbound]`: SMTP from the world.
public record InboundSettings(List<HostPort> listen) {
    static InboundSettings read(Reading in) {
        return new InboundSettings(in.key("inbound.listen", Kinds.LISTEN_LIST, "SMTP from the world")
                .or(List.of(new HostPort("127.0.0.1", 2525))));
    }
}
