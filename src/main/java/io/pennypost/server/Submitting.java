package io.pennypost.server;

import io.pennypost.auth.Credentials;
import io.pennypost.auth.RootCredentials;
import io.pennypost.auth.SignatureMode;
import io.pennypost.auth.SmtpAuthenticator;
import io.pennypost.aws.arn.Scope;
import io.pennypost.server.settings.HostPort;
import io.pennypost.server.settings.HttpSettings;
import io.pennypost.server.settings.Settings;
import io.pennypost.server.settings.SubmissionSettings;
import io.pennypost.smtpd.Manners;
import io.pennypost.smtpd.Smtpd;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The SMTP door for senders, and the certificate it shows.
///
/// @param startTls addresses of the listeners with STARTTLS
/// @param tls      addresses of the listeners with TLS from the first byte
record Submitting(
        Smtpd door, List<InetSocketAddress> startTls, List<InetSocketAddress> tls, ShownCertificate certificate) {
    private static final Logger LOG = LoggerFactory.getLogger(Submitting.class);

    /// Part of the heap that messages may take while they come in: composing takes as much again, and reading.
    private static final int HEAP_PART = 8;

    static Submitting make(
            Base base, Sending sending, RootCredentials root, ShownCertificate certificate, Closing closing)
            throws StartException {
        var settings = base.settings();
        var door = closing.add(
                "submission",
                Smtpd.forSenders(
                        manners(settings),
                        authenticator(settings, root),
                        sending.submission()::submit,
                        new Smtpd.Ground(
                                certificate::tls,
                                base.scratch(),
                                Runtime.getRuntime().maxMemory() / HEAP_PART,
                                base.metrics(),
                                base.nanoTime(),
                                base.random())));
        var submission = settings.submission();
        return new Submitting(
                door,
                listen(door, "submission.listen", submission.listen(), Smtpd.Entry.STARTTLS),
                listen(door, "submission.tls_listen", submission.tlsListen(), Smtpd.Entry.TLS),
                certificate);
    }

    private static Manners manners(Settings settings) {
        long sizeMax = settings.limits().messageSizeSmtp();
        return settings.submission().profile() == SubmissionSettings.Profile.SES
                ? Manners.ses(sizeMax)
                : Manners.open(settings.delivery().hostname(), sizeMax);
    }

    private static SmtpAuthenticator authenticator(Settings settings, RootCredentials root) {
        var account = settings.account().id();
        var region = settings.server().region();
        return new SmtpAuthenticator(
                settings.http().signatures() == HttpSettings.Signatures.REQUIRED
                        ? SignatureMode.REQUIRED
                        : SignatureMode.IGNORED,
                Credentials.of(root.of(account)),
                new Scope(account, region),
                List.of(region));
    }

    /// Takes the addresses of one key.
    static List<InetSocketAddress> listen(Smtpd door, String key, List<HostPort> places, Smtpd.Entry entry)
            throws StartException {
        var bound = new ArrayList<InetSocketAddress>();
        for (var place : places) {
            try {
                bound.add(door.listen(new InetSocketAddress(place.host(), place.port()), entry));
            } catch (IOException e) {
                throw new StartException(key + ": " + place + " cannot be listened on: " + e.getMessage(), e);
            }
        }
        return List.copyOf(bound);
    }

    /// Serves. The certificate of a configuration must be good by then; one of our own is made meanwhile, and
    /// connections wait for it.
    ///
    /// @throws StartException when the configured certificate cannot be used
    void start() throws StartException {
        if (startTls.isEmpty() && tls.isEmpty()) {
            return;
        }
        certificate.begin();
        door.start();
        LOG.info("submission by SMTP: {} with STARTTLS, {} with TLS", texts(startTls), texts(tls));
    }

    private static List<String> texts(List<InetSocketAddress> addresses) {
        return addresses.stream()
                .map(address -> new HostPort(address.getHostString(), address.getPort()).toString())
                .toList();
    }
}
