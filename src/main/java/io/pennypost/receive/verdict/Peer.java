package io.pennypost.receive.verdict;

import java.net.InetAddress;

/// Who handed in a message, as the SMTP session tells.
///
/// @param ip       of the client
/// @param helo     as it called itself
/// @param mailFrom without angle brackets; empty for `<>`
public record Peer(InetAddress ip, String helo, String mailFrom) {}
