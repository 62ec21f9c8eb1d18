package io.pennypost.mail.spf;

import java.net.InetAddress;
import java.time.Instant;

/// Who connects and as whom; what macros may name.
///
/// @param domain of the sender, a name that DNS can carry
record Request(InetAddress ip, String helo, String local, String domain, String receiver, Instant at) {
    String sender() {
        return local + "@" + domain;
    }
}
