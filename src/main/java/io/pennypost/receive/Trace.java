package io.pennypost.receive;

import io.pennypost.mail.mime.DateField;
import io.pennypost.mail.mime.Header;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The trace fields that we put on top (RFC 5321 §4.4), in the words of SES, and what they tell of loops.
///
/// @param hostname as we call ourselves
record Trace(String hostname) {
    /// RFC 5321 §6.3 asks for a large number, at least 100 for systems that count nothing else; fifty is as far as
    /// sound mail ever goes.
    private static final int HOPS_MAX = 50;

    /// A mail may pass here, be forwarded and come back once; not more often for one recipient.
    private static final int OWN_MAX = 2;

    private static final int HELO_MAX = 255;

    /// Return-Path and Received.
    byte[] fields(String id, Instant at, Reception.Peer peer, Optional<String> sender, List<String> recipients) {
        var only = recipients.size() == 1 ? "\r\n for " + recipients.getFirst() : "";
        var address = peer.address().getHostAddress();
        var literal = address.indexOf(':') < 0 ? address : "IPv6:" + address;
        var text = "Return-Path: <" + sender.orElse("") + ">\r\n"
                + "Received: from " + visible(peer.helo()) + " ([" + literal + "])\r\n"
                + by() + id + only + ";\r\n " + DateField.format(at) + " (UTC)\r\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String by() {
        return " by " + hostname + " with SMTP id ";
    }

    /// A client calls itself what it likes.
    private static String visible(String helo) {
        var text = new StringBuilder();
        helo.chars()
                .limit(HELO_MAX)
                .forEach(c -> text.append(c > ' ' && c < 0x7f && "()<>\\\"".indexOf(c) < 0 ? (char) c : '?'));
        return text.isEmpty() ? "unknown" : text.toString();
    }

    /// Whether a mail goes round in circles: too many hops, or too many through us to one of these recipients.
    boolean isLooping(Header header, List<String> recipients) {
        var hops = header.all("Received");
        return hops.size() > HOPS_MAX
                || recipients.stream()
                        .anyMatch(recipient -> hops.stream()
                                        .filter(hop -> isOwn(hop.value(), recipient))
                                        .count()
                                > OWN_MAX);
    }

    private boolean isOwn(String hop, String recipient) {
        return hop.contains(by()) && hop.contains(" for " + recipient + ";");
    }
}
