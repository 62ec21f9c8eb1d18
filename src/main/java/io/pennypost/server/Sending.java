package io.pennypost.server;

import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.dkim.KeyImport;
import io.pennypost.mail.dkim.Signer;
import io.pennypost.mail.dkim.SigningKey;
import io.pennypost.mail.mime.MessageComposer;
import io.pennypost.mail.smtp.Timeouts;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.send.Custody;
import io.pennypost.send.CustodyMail;
import io.pennypost.send.Dispatch;
import io.pennypost.send.FeedbackForwarding;
import io.pennypost.send.OwnMail;
import io.pennypost.send.Signatures;
import io.pennypost.send.Submission;
import io.pennypost.send.TopicNotices;
import io.pennypost.send.VerificationNotices;
import io.pennypost.send.admit.Admission;
import io.pennypost.send.compose.Composer;
import io.pennypost.send.compose.FeedbackIds;
import io.pennypost.send.compose.SimpleContent;
import io.pennypost.send.deliver.Connections;
import io.pennypost.send.deliver.Courier;
import io.pennypost.send.deliver.Families;
import io.pennypost.send.deliver.Route;
import io.pennypost.send.deliver.Sites;
import io.pennypost.send.outcome.LedgerLines;
import io.pennypost.send.outcome.Outcomes;
import io.pennypost.send.schedule.RetrySchedule;
import io.pennypost.send.schedule.Scheduler;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.server.settings.DeliverySettings;
import io.pennypost.server.settings.ServiceKey;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.identity.IdentityPolicies;
import io.pennypost.ses.suppression.SuppressionRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The journey of a message, wired: submission on one side, dispatch on the other, the scheduler between.
///
/// @param systemSender from whom our own notices come
record Sending(
        Submission submission,
        VerificationNotices notices,
        TopicNotices topicNotices,
        FeedbackForwarding feedback,
        OwnMail ownMail,
        Composer composer,
        Custody custody,
        Mailbox systemSender,
        Scheduler scheduler) {
    private static final int SMTP_PORT = 25;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final char RETURN_PATH_KEY = 'a';

    /// Attempts wait for receivers most of the time, so many may run; each holds one small message and one thread.
    private static final int ATTEMPTS_MAX = 1000;

    /// Twice the connections of a site: while one attempt waits for a connection, another signs.
    private static final int ATTEMPTS_PER_QUEUE = 40;

    /// A quarter of the smallest heap.
    private static final long FRESH_BYTES_MAX = 64L << 20;

    static Sending make(Base base, Resources resources, Closing closing) throws StartException {
        var settings = base.settings();
        var delivery = settings.delivery();
        var spool = base.store().spool();
        var ledger = new LedgerLines(spool::nextLedgerId);
        var scheduler = new Scheduler(
                spool,
                dispatch(base, resources, ledger, closing),
                base.clock(),
                new Scheduler.Limits(ATTEMPTS_MAX, ATTEMPTS_PER_QUEUE, FRESH_BYTES_MAX));
        closing.add("delivery", () -> {
            scheduler.stop(STOP_PATIENCE);
            scheduler.close();
        });
        var composer = new Composer(
                new SimpleContent(new MessageComposer(base.random()), base.scratch()),
                new FeedbackIds(base.secret().key("feedback-id")),
                delivery.hostname());
        var custody = new Custody(
                spool,
                scheduler,
                ledger,
                suppression(resources),
                base.mailLog(),
                base.random(),
                new Custody.Policy(
                        delivery.mode() == DeliverySettings.Mode.CAPTURE,
                        settings.ledger().keepBodies(),
                        SesLimits.DELIVERY_MAX,
                        delivery.returnPathDomain()));
        var admission = new Admission(new Admission.Sources(
                resources.accounts(),
                resources.sendingIdentities(),
                new IdentityPolicies(resources.identityDocuments()),
                resources.configurationSets(),
                resources.templates().email(),
                resources.tenancy().tenants(),
                base.clock()));
        var systemSender = systemSender(delivery);
        return new Sending(
                new Submission(
                        admission,
                        composer,
                        resources.allowance(),
                        custody,
                        settings.templates().strict()),
                new VerificationNotices(composer, custody, systemSender),
                new TopicNotices(composer, custody, systemSender),
                new FeedbackForwarding(custody, delivery.hostname()),
                new CustodyMail(custody, delivery.hostname()),
                composer,
                custody,
                systemSender,
                scheduler);
    }

    /// Signs envelope senders, and knows them again.
    static ReturnPaths returnPaths(Base base) {
        return new ReturnPaths(
                RETURN_PATH_KEY, Map.of(RETURN_PATH_KEY, base.secret().key("return-path")));
    }

    private static Dispatch dispatch(Base base, Resources resources, LedgerLines ledger, Closing closing)
            throws StartException {
        var delivery = base.settings().delivery();
        var spool = base.store().spool();
        return new Dispatch(
                spool,
                signatures(base, resources),
                returnPaths(base),
                resources.configurationSets(),
                resources.dedicatedIps()::sources,
                courier(base, resources, closing),
                new Outcomes(
                        new RetrySchedule(base.random()),
                        ledger,
                        base.mailLog(),
                        base.metrics(),
                        spool::nextMessageId,
                        base.random(),
                        base.clock(),
                        delivery.hostname()),
                suppression(resources),
                base.clock());
    }

    private static SuppressionRules suppression(Resources resources) {
        return new SuppressionRules(
                resources.addressLists().suppressions()::find,
                resources.accounts(),
                resources.tenancy().tenants()::find);
    }

    private static Courier courier(Base base, Resources resources, Closing closing) {
        var settings = base.settings();
        var delivery = settings.delivery();
        var watchdog = closing.add("the watchdog", new Watchdog(base.nanoTime(), Duration.ofSeconds(1)));
        var connections = closing.add(
                "outgoing connections", new Connections(watchdog, base.nanoTime(), Connections.Limits.standard()));
        var sites = new Sites(
                resources.resolver(),
                delivery.routes().stream().map(Sending::route).toList(),
                Set.of(delivery.hostname()),
                settings.outgoing().allowPrivate(),
                SMTP_PORT);
        return new Courier(
                sites,
                connections,
                base.tls(),
                watchdog,
                new Courier.Manners(delivery.hostname(), Optional.empty(), Families.V4_THEN_V6, Timeouts.standard()),
                base.clock(),
                base.nanoTime(),
                base.random());
    }

    private static Route route(io.pennypost.server.settings.Route route) {
        var tls = switch (route.tls()) {
            case NONE -> TlsDemand.NONE;
            case OPPORTUNISTIC -> TlsDemand.OPPORTUNISTIC;
            case REQUIRED -> TlsDemand.REQUIRED;
        };
        return new Route(route.domain(), route.to().host(), route.to().port(), Optional.of(tls));
    }

    private static Signatures signatures(Base base, Resources resources) throws StartException {
        var serviceKey = base.settings().delivery().serviceKey();
        var service =
                serviceKey.isPresent() ? Optional.of(serviceSigner(base, serviceKey.get())) : Optional.<Signer>empty();
        return new Signatures(resources.sendingIdentities(), base.signing()::await, service, base.clock());
    }

    private static Signer serviceSigner(Base base, ServiceKey key) throws StartException {
        var provider = base.signing().get();
        try {
            var keys = new KeyImport(provider);
            return switch (keys.privateKey(Files.readString(key.key(), StandardCharsets.US_ASCII))) {
                case KeyImport.Result.Imported imported ->
                    new Signer(new SigningKey(key.domain(), key.selector(), imported.privateKey()), provider);
                case KeyImport.Result.Refused refused ->
                    throw new StartException("delivery.dkim_key: " + key.key() + " is no key: " + refused.reason());
            };
        } catch (IOException e) {
            throw new StartException("delivery.dkim_key: " + key.key() + " cannot be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new StartException("Signing is not possible: " + e.getMessage(), e);
        }
    }

    private static Mailbox systemSender(DeliverySettings delivery) throws StartException {
        return switch (Mailbox.parse(delivery.systemSender())) {
            case Mailbox.Parsing.Parsed(var mailbox) -> mailbox;
            case Mailbox.Parsing.Malformed(var reason) ->
                throw new StartException("delivery.system_sender is no address: " + reason);
        };
    }
}
