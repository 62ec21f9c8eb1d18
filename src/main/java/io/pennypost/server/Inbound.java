package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.dkim.Verifier;
import io.pennypost.mail.reply.ReplyRules;
import io.pennypost.receive.DutyQueue;
import io.pennypost.receive.OperatorCopies;
import io.pennypost.receive.OperatorMail;
import io.pennypost.receive.Reception;
import io.pennypost.receive.RecipientCheck;
import io.pennypost.receive.Treatment;
import io.pennypost.receive.Workers;
import io.pennypost.receive.action.RuleSteps;
import io.pennypost.receive.feedback.AutomaticSuppression;
import io.pennypost.receive.feedback.BounceJudge;
import io.pennypost.receive.feedback.FeedbackEvents;
import io.pennypost.receive.verdict.Checks;
import io.pennypost.receive.verdict.Judge;
import io.pennypost.server.settings.DeliverySettings;
import io.pennypost.server.settings.HostPort;
import io.pennypost.server.settings.Settings;
import io.pennypost.smtpd.Manners;
import io.pennypost.smtpd.Smtpd;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mail from the world, wired: the door, the journey behind it, and those who treat what was kept.
///
/// @param listen where the door listens
record Inbound(Smtpd door, Workers workers, List<InetSocketAddress> listen, ShownCertificate certificate) {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);

    /// Part of the heap that mail may take while it comes in.
    private static final int HEAP_PART = 8;

    static Inbound make(
            Base base,
            Resources resources,
            Sending sending,
            Acting acting,
            ShownCertificate certificate,
            Closing closing)
            throws StartException {
        var settings = base.settings();
        var hostname = settings.delivery().hostname();
        var home = new Scope(settings.account().id(), settings.server().region());
        var store = base.store();
        var queue = new DutyQueue(store.received(), base.clock());
        var operator = operator(settings);
        var treatment = new Treatment(
                store.spool(),
                store.received(),
                new Treatment.Steps(
                        feedback(base, resources),
                        copies(sending, operator, home, hostname),
                        checks(base, resources, hostname),
                        new RuleSteps(acting.runs(), settings.delivery().mode() == DeliverySettings.Mode.CAPTURE)),
                base.clock(),
                hostname);
        var workers = closing.add("the treatment of received mail", new Workers(queue, treatment));
        var reception = new Reception(
                check(base, resources, operator.isPresent()),
                store.spool(),
                store.received(),
                queue,
                base.mailLog(),
                base.clock(),
                base.random(),
                home,
                hostname);
        var door = closing.add(
                "mail from the world",
                Smtpd.forTheWorld(
                        Manners.exchanger(hostname, settings.limits().messageSizeInbound()),
                        reception,
                        new Smtpd.Ground(
                                certificate::tls,
                                base.scratch(),
                                Runtime.getRuntime().maxMemory() / HEAP_PART,
                                base.metrics(),
                                base.nanoTime(),
                                base.random())));
        return new Inbound(
                door,
                workers,
                Submitting.listen(door, "inbound.listen", settings.inbound().listen(), Smtpd.Entry.STARTTLS),
                certificate);
    }

    private static FeedbackEvents feedback(Base base, Resources resources) {
        return new FeedbackEvents(
                Sending.returnPaths(base),
                new BounceJudge(ReplyRules.shipped()),
                base.store().events(),
                new AutomaticSuppression(
                        resources.addressLists().suppressions(), resources.configurationSets(), resources.accounts()),
                base.store().spool(),
                base.clock(),
                base.random());
    }

    private static Checks checks(Base base, Resources resources, String hostname) {
        return new Checks(
                new Judge(resources.resolver(), hostname, base.clock(), base.nanoTime(), Verifier.Policy.STRICT),
                hostname);
    }

    private static RecipientCheck check(Base base, Resources resources, boolean hasOperator) {
        return new RecipientCheck(
                resources.receiving().ruleSets(),
                resources.receiving().filters(),
                resources.sendingIdentities()::isVerifiedDomain,
                Sending.returnPaths(base),
                hasOperator ? ownNames(base.settings()) : Set.of(),
                base.clock());
    }

    /// The names that we publish or call ourselves.
    private static Set<String> ownNames(Settings settings) {
        var names = new LinkedHashSet<String>();
        names.add(settings.delivery().hostname());
        names.add(settings.delivery().returnPathDomain());
        settings.identity().zone().filter(zone -> !zone.isEmpty()).ifPresent(zone -> {
            names.add(zone);
            List.of("inbound-smtp.", "feedback-smtp.", "r.").forEach(prefix -> names.add(prefix + zone));
        });
        return names;
    }

    private static Optional<Address> operator(Settings settings) {
        return settings.operator()
                .address()
                .flatMap(text -> Mailbox.parse(text).mailboxIfParsed())
                .map(Mailbox::address);
    }

    private static OperatorCopies copies(Sending sending, Optional<Address> operator, Scope home, String hostname) {
        return operator.<OperatorCopies>map(address -> new OperatorMail(
                        sending.composer(), sending.custody(), sending.systemSender(), address, home, hostname))
                .orElse(OperatorCopies.NONE);
    }

    /// Serves, and goes on with what an earlier process left.
    ///
    /// @throws StartException when the configured certificate cannot be used
    void start() throws StartException {
        workers.start();
        if (listen.isEmpty()) {
            return;
        }
        certificate.begin();
        door.start();
        LOG.info(
                "mail from the world by SMTP: {}",
                listen.stream()
                        .map(address -> new HostPort(address.getHostString(), address.getPort()))
                        .toList());
    }
}
