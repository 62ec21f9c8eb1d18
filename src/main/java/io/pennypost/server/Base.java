package io.pennypost.server;

import io.pennypost.api.gateway.HttpDoor;
import io.pennypost.mail.dns.DnsjavaResolver;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.observe.MailLog;
import io.pennypost.observe.MailLogFile;
import io.pennypost.observe.Metrics;
import io.pennypost.server.settings.DnsSettings;
import io.pennypost.server.settings.Settings;
import io.pennypost.store.Scratch;
import io.pennypost.store.StoreException;
import io.pennypost.store.embedded.EmbeddedOptions;
import io.pennypost.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What every part stands on: clocks, chance, keys, the store, the logs.
///
/// @param nanoTime monotonic, for durations
/// @param random   for jitter, boundaries and ids; not secret
/// @param secure   for keys and secrets
/// @param signing  the provider that signs, perhaps still being loaded
/// @param dns      asks each time
/// @param tls      for outgoing connections
record Base(
        Settings settings,
        InstantSource clock,
        LongSupplier nanoTime,
        RandomGenerator random,
        SecureRandom secure,
        Early<Provider> signing,
        InstallationSecret secret,
        Resolver dns,
        ClientTls tls,
        EmbeddedStore store,
        Scratch scratch,
        Metrics metrics,
        MailLog mailLog) {
    /// One look-up, over all servers.
    private static final Duration DNS_DEADLINE = Duration.ofSeconds(10);

    private static final long MAIL_LOG_SIZE_MAX = 64L << 20;
    private static final int MAIL_LOG_FILES_MAX = 10;

    /// Opens the store and all that lies in the data directory.
    ///
    /// @throws StartException when the directory cannot be used, or another process has it
    static Base open(Settings settings, Closing closing) throws StartException {
        var data = settings.server().data();
        return open(settings, () -> data.toFile().getUsableSpace(), closing);
    }

    /// The same, with another word on how much room the disk has.
    ///
    /// @param usableBytes free space on the disk
    /// @throws StartException when the directory cannot be used, or another process has it
    static Base open(Settings settings, LongSupplier usableBytes, Closing closing) throws StartException {
        var clock = InstantSource.system();
        // Each of these takes as long as opening the store: all at once.
        var dns = Early.begin("dns", () -> resolver(settings.dns()));
        var tls = Early.begin("tls", ClientTls::withSystemAnchors);
        var http = Early.begin("http", HttpDoor::load);
        var secure = new SecureRandom();
        var metrics = new Metrics();
        var data = settings.server().data();
        try {
            var options =
                    EmbeddedOptions.defaults().withInboxKeep(settings.inbox().keep());
            var store = closing.add(
                    "the store",
                    EmbeddedStore.open(
                            data, options, clock, System::nanoTime, usableBytes, new StoreCounters(metrics)));
            var mailLog = closing.add("the mail log", openMailLog(data));
            metrics.gauge(
                    "pennypost_mail_log_lines_dropped",
                    "Lines the mail log could not take since the start.",
                    mailLog::dropped);
            http.get();
            // Nothing is signed before the first mail goes out, so nobody waits for this one: it begins last.
            var signing = Early.begin("crypto", CryptoProvider::install);
            return new Base(
                    settings,
                    clock,
                    System::nanoTime,
                    new SharedRandom(),
                    secure,
                    signing,
                    InstallationSecret.in(data, secure),
                    dns.get(),
                    tls.get(),
                    store,
                    new Scratch(Files.createDirectories(data.resolve("tmp"))),
                    metrics,
                    new MailLog(mailLog, clock));
        } catch (StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new StartException("The data directory " + data + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Asks the servers of the configuration, else the system's; caches nothing.
    static Resolver resolver(DnsSettings dns) {
        var servers = dns.servers().isEmpty()
                ? DnsjavaResolver.systemServers()
                : dns.servers().stream()
                        .map(server -> new InetSocketAddress(server.host(), server.port()))
                        .toList();
        return new DnsjavaResolver(servers, DNS_DEADLINE, System::nanoTime);
    }

    private static MailLogFile openMailLog(Path data) throws IOException {
        return MailLogFile.open(
                Files.createDirectories(data.resolve("log")).resolve("mail.log"),
                MAIL_LOG_SIZE_MAX,
                MAIL_LOG_FILES_MAX);
    }
}
