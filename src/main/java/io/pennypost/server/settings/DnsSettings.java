package io.pennypost.server.settings;

import java.util.List;

/// `[dns]`: who answers our questions.
///
/// @param servers empty: the system's
public record DnsSettings(List<HostPort> servers) {
    static DnsSettings read(Reading in) {
        return new DnsSettings(in.key("dns.servers", Kinds.PEER_LIST, "resolvers to ask, in this order")
                .orElse("the system's", List::of));
    }
}
