package io.pennypost.ses.identity;

import java.util.Locale;

/// The host of ours that the MX of a custom MAIL FROM domain names, and the SPF record that goes with it.
///
/// @param zone     the setting `identity.zone`; empty when there is none
/// @param hostname the setting `delivery.hostname`
public record MailFromHost(String zone, String hostname) {
    /// What owners are asked to publish: `feedback-smtp.<zone>`, or the host itself where there is no zone.
    public String name() {
        return zone.isEmpty() ? hostname : "feedback-smtp." + zone;
    }

    /// Whether an MX leads to us. With a zone, a name with the region in it is as good: tools write
    /// `feedback-smtp.<region>.amazonses.com`, which is ours where that zone is.
    boolean isMeant(String region, String exchange) {
        var plain = exchange.endsWith(".") ? exchange.substring(0, exchange.length() - 1) : exchange;
        return plain.equalsIgnoreCase(name())
                || (!zone.isEmpty() && plain.toLowerCase(Locale.ROOT).equals("feedback-smtp." + region + "." + zone));
    }

    /// The mechanism by which SPF (RFC 7208) lets our mail pass.
    public String spfMechanism() {
        return zone.isEmpty() ? "a:" + hostname : "include:" + zone;
    }

    /// What the zone itself says, for those that include it.
    String spfOfZone() {
        return "v=spf1 a:" + hostname + " ~all";
    }
}
