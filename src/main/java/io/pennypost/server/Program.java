package io.pennypost.server;

import io.pennypost.receive.KeptMails;
import io.pennypost.server.settings.HostPort;
import io.pennypost.server.settings.HttpSettings;
import io.pennypost.server.settings.Settings;
import io.pennypost.store.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All parts, made and connected from top to bottom, and stopped in the opposite order.
final class Program implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private final Closing closing;
    private final Opened opened;

    private Program(Closing closing, Opened opened) {
        this.closing = closing;
        this.opened = opened;
    }

    /// Where the open doors are.
    private record Opened(InetSocketAddress http, Submitting submitting, Inbound inbound) {}

    /// Starts everything; when it returns, the doors are open.
    ///
    /// @throws StartException when an operator must mend something first
    static Program start(Settings settings) throws StartException {
        return start(settings, Base::open);
    }

    /// What everything stands on, opened.
    interface Ground {
        Base open(Settings settings, Closing closing) throws StartException;
    }

    /// The same on ground of the caller's choice.
    ///
    /// @throws StartException when an operator must mend something first
    static Program start(Settings settings, Ground ground) throws StartException {
        LOG.info("pennypost {} starts in {} mode", Version.current(), settings.mode());
        LOG.info("configuration: {}", String.join(" ", settings.effective()));
        for (var key : settings.unbuilt()) {
            LOG.warn("{} is set, but this version has no part that uses it", key);
        }
        var closing = new Closing();
        try {
            return new Program(closing, open(settings, ground.open(settings, closing), closing));
        } catch (StartException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static Opened open(Settings settings, Base base, Closing closing) throws StartException {
        var resources = Resources.make(base);
        closing.add("lists of addresses", resources.addressLists());
        var sending = Sending.make(base, resources, closing);
        var identification = Identification.make(base, resources, sending, closing);
        var eventing = Eventing.make(base, resources, sending, closing);
        var learning = Learning.make(base, resources, closing);
        var mails = new KeptMails(
                base.store().received(),
                base.store().spool(),
                settings.delivery().hostname());
        var acting = Acting.make(base, resources, sending, mails, closing);
        var doors = Doors.make(base, resources, sending, identification, learning, eventing, acting, closing);
        var certificate = closing.add("the certificate", new ShownCertificate(base));
        var submitting = Submitting.make(base, sending, doors.root(), certificate, closing);
        var inbound = Inbound.make(base, resources, sending, acting, certificate, closing);
        ProgramMetrics.register(base, sending);
        try {
            sending.scheduler().start();
            identification.loop().start();
            learning.worker().start();
            acting.runs().start();
            resources.addressLists().start();
            var address = doors.http().start().getFirst();
            eventing.start(settings.http().publicUrl(address.getPort()));
            submitting.start();
            inbound.start();
            if (settings.http().signatures() == HttpSettings.Signatures.IGNORED) {
                LOG.info(
                        "any credentials work; the root's are {} / {}",
                        doors.root().accessKeyId(),
                        doors.root().secret().reveal());
            }
            LOG.info(
                    "ready: export AWS_ENDPOINT_URL=http://{}",
                    new HostPort(address.getHostString(), address.getPort()));
            return new Opened(address, submitting, inbound);
        } catch (StoreException e) {
            throw new StartException("The queue cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartException(settings.http().listen() + " cannot be listened on: " + e.getMessage(), e);
        }
    }

    /// Where HTTP is served.
    InetSocketAddress address() {
        return opened.http;
    }

    /// Where SMTP is spoken for senders.
    Submitting submitting() {
        return opened.submitting;
    }

    /// Where SMTP is spoken with the world.
    Inbound inbound() {
        return opened.inbound;
    }

    /// Stops gracefully: refuses what is new, finishes what runs, closes the queue.
    @Override
    public void close() {
        LOG.info("stopping");
        closing.close();
        LOG.info("stopped");
    }
}
