package io.pennypost.server.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// `[delivery]`: the way out.
///
/// @param hostname         EHLO name and domain of Message-ID
/// @param serviceKey       the signature on top of the identity's, if any
/// @param systemSender     sender of verification and notice mails
/// @param returnPathDomain domain of signed return paths where no custom MAIL FROM is set
/// @param routes           by order of the file; the first that fits wins over MX
/// @param sourceAddresses  this machine's addresses that dedicated pools send from; empty: the system chooses
/// @param blocklists       zones of DNS blocklists that may be asked about the source addresses
public record DeliverySettings(
        Mode mode,
        String hostname,
        Optional<ServiceKey> serviceKey,
        String systemSender,
        String returnPathDomain,
        List<Route> routes,
        List<InetAddress> sourceAddresses,
        List<String> blocklists) {
    /// What becomes of accepted mail.
    public enum Mode {
        /// It stays in the inbox for people to read.
        CAPTURE,
        /// It goes out by MX or route.
        DELIVER;

        @Override
        public String toString() {
            return Kinds.spelled(this);
        }
    }

    public DeliverySettings {
        routes = List.copyOf(routes);
        sourceAddresses = List.copyOf(sourceAddresses);
        blocklists = List.copyOf(blocklists);
    }

    static DeliverySettings read(Reading in, Supplier<String> machineName) {
        var mode = in.key(
                        "delivery.mode",
                        Kinds.choice(Mode.class),
                        "`capture` keeps mail in the inbox, `deliver` sends it")
                .or(Mode.CAPTURE, Mode.DELIVER);
        var hostname = in.key("delivery.hostname", Kinds.DOMAIN, "EHLO and Message-ID domain")
                .orElse("the machine's name", machineName);
        var serviceKey = ServiceKey.read(in);
        var systemSender = in.key(
                        "delivery.system_sender",
                        Kinds.MAILBOX,
                        "sender of verification and notice mails, which bypass admission")
                .orElse("`no-reply@` + `delivery.hostname`", () -> "no-reply@" + hostname);
        var returnPathDomain = in.key(
                        "delivery.return_path_domain",
                        Kinds.DOMAIN,
                        "domain of signed return paths where no custom MAIL FROM is set")
                .orElse("`delivery.hostname`", () -> hostname);
        var routes = in.key(
                        "delivery.route",
                        new RouteKind(),
                        "array of tables with `domain` (or `*`), `to` = `host:port`, and `tls` = `none`,"
                                + " `opportunistic` (the default) or `required`; the first that fits wins over MX")
                .orElse("none", List::of);
        var sourceAddresses = in.key(
                        "delivery.source_addresses",
                        Kinds.ADDRESS_LIST,
                        "dedicated addresses of this machine: mail leaves from those of its configuration set's pool;"
                                + " they stand in `ses-default-dedicated-pool` until they are moved")
                .orElse("none", List::of);
        var blocklists = in.key(
                        "delivery.blocklists",
                        Kinds.DOMAIN_LIST,
                        "zones of DNS blocklists that `GetBlacklistReports` asks about the dedicated addresses, for"
                                + " example `zen.spamhaus.org`; mind their terms of use")
                .orElse("none", List::of);
        return new DeliverySettings(
                mode, hostname, serviceKey, systemSender, returnPathDomain, routes, sourceAddresses, blocklists);
    }
}
