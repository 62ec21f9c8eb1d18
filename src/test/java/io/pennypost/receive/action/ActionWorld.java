package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.mail.srs.SenderRewriting;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.send.OwnMail;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.receiptrule.ActionTargets;
import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptRule;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import io.pennypost.ses.receiptrule.TlsPolicy;
import io.pennypost.store.Body;
import io.pennypost.store.LedgerEntry;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A world in heap for receipt rules: what actions did in it can be looked at, and each service can be made to fail.
final class ActionWorld {
    static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");
    static final Address INFO = new Address("info", "shop.example");
    static final Address SALES = new Address("sales", "shop.example");
    static final Address BOB = new Address("bob", "remote.example");
    static final MailVerdicts VERDICTS = new MailVerdicts(
            MailVerdicts.Status.PASS,
            MailVerdicts.Status.DISABLED,
            MailVerdicts.Status.PASS,
            MailVerdicts.Status.GRAY,
            MailVerdicts.Status.FAIL,
            Optional.of("reject"));
    static final String TEXT = """
            Return-Path: <bob@remote.example>
            From: Bob <bob@remote.example>
            To: info@shop.example
            Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
            Message-ID: <abc@remote.example>
            Date: Tue, 24 Nov 2026 09:59:58 +0000

            Hello
            """.replace("\n", "\r\n");

    final SettableClock clock = new SettableClock(NOW);
    final Map<String, String> objects = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    final List<Published> published = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final List<LedgerEntry> ledger = new ArrayList<>();
    final Map<String, ReceivedMail> mails = new LinkedHashMap<>();

    /// What a function answers, by its name.
    final Map<String, String> answers = new LinkedHashMap<>();

    /// Services that are down: `s3`, `lambda`, `sns`.
    final List<String> down = new ArrayList<>();

    private final AtomicLong ids = new AtomicLong(1);
    private final MemoryCatalog catalog = new MemoryCatalog();
    final ReceiptRuleSets sets = new ReceiptRuleSets(catalog, KnownTopics.ANY, new AllTargets());
    final PendingRuns pending = new PendingRuns(catalog, ids::getAndIncrement, clock);
    final OwnMail own = new Outgoing();
    final Reports reports = new Reports(own, (_, from) -> from.domain().equals("shop.example"));
    final Actions actions = new Actions(
            new Actions.World(
                    this::write,
                    this::call,
                    this::call,
                    this::publish,
                    own,
                    reports,
                    new SenderRewriting(new byte[32], "bounces.example")),
            clock);
    final RuleRuns runs = runs(pending);

    record Published(String topicArn, String subject, String message) {}

    record Sent(String kind, String from, String reversePath, String to, String text) {}

    /// Runs over the same store, as after a restart.
    RuleRuns runs(PendingRuns waiting) {
        return new RuleRuns(
                sets,
                (_, id) -> Optional.ofNullable(mails.get(id)),
                actions,
                waiting,
                new RunLedger(ledger::addAll, ids::getAndIncrement, clock));
    }

    PendingRuns reopened() {
        return new PendingRuns(catalog, ids::getAndIncrement, clock);
    }

    ReceivedMail mail(String id, Optional<Address> sender, String text, Address... recipients) {
        var mail = new ReceivedMail(
                id,
                SCOPE,
                clock.instant(),
                sender,
                List.of(recipients),
                InetAddress.ofLiteral("203.0.113.9"),
                "mail.remote.example",
                Optional.empty(),
                Body.of(text.getBytes(StandardCharsets.UTF_8)));
        mails.put(id, mail);
        return mail;
    }

    ReceivedMail mail(Address... recipients) {
        return mail("m1", Optional.of(BOB), TEXT, recipients);
    }

    static ReceiptRule rule(String name, List<String> recipients, ReceiptAction... actions) {
        return new ReceiptRule(name, true, TlsPolicy.OPTIONAL, recipients, List.of(actions), false);
    }

    static ReceiptRule rule(String name, ReceiptAction... actions) {
        return rule(name, List.of(), actions);
    }

    RunReport run(ReceivedMail mail, ReceiptRule... rules) {
        return runs.run(mail, new ReceiptRuleSet("set", List.of(rules), NOW), VERDICTS);
    }

    static ReceiptAction s3(String bucket) {
        return new ReceiptAction.S3(bucket, Optional.of("in/"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ReceiptAction lambda(String name, ReceiptAction.Invocation invocation) {
        return new ReceiptAction.Lambda(name, invocation, Optional.empty());
    }

    static ReceiptAction bounce() {
        return new ReceiptAction.Bounce(
                "550", Optional.of("5.1.1"), "Mailbox does not exist", "postmaster@shop.example", Optional.empty());
    }

    /// What of a run went how, as `type:Result`.
    static List<String> told(RunReport report) {
        return report.actions().stream()
                .map(tried -> tried.type() + ":" + tried.result().getClass().getSimpleName())
                .toList();
    }

    static HeaderField field(String name, String value) {
        return new HeaderField(name, value);
    }

    private void refuseWhenDown(String service) throws IOException {
        if (down.contains(service)) {
            throw new IOException(service + " is down");
        }
    }

    private void write(Scope scope, String bucket, String key, Body content) throws IOException {
        refuseWhenDown("s3");
        objects.put(bucket + "/" + key, new String(content.toBytes(), StandardCharsets.UTF_8));
    }

    private String call(Scope scope, String function, byte[] event, boolean wait) throws IOException {
        calls.add(function);
        refuseWhenDown("lambda");
        return wait ? answers.getOrDefault(function, "null") : "";
    }

    private void publish(Scope scope, String topicArn, String subject, String message) throws IOException {
        refuseWhenDown("sns");
        published.add(new Published(topicArn, subject, message));
    }

    private final class Outgoing implements OwnMail {
        @Override
        public String report(Scope scope, Address from, Address to, Writing writing) throws IOException {
            var text = new String(writing.write("report@mail.example", clock.instant()), StandardCharsets.UTF_8);
            sent.add(new Sent("report", from.toString(), "", to.toString(), text));
            return "report-id";
        }

        @Override
        public String forward(Scope scope, Address signer, String reversePath, Address to, Body mail)
                throws IOException {
            sent.add(new Sent("forward", signer.toString(), reversePath, to.toString(), text(mail)));
            return "forward-id";
        }

        @Override
        public String keep(Scope scope, Address source, List<Address> recipients, Body mail) throws IOException {
            sent.add(new Sent("keep", source.toString(), "", recipients.toString(), text(mail)));
            return "inbox-id";
        }

        private static String text(Body mail) throws IOException {
            return new String(mail.toBytes(), StandardCharsets.UTF_8);
        }
    }

    private record AllTargets() implements ActionTargets {
        @Override
        public boolean canWrite(Scope scope, String bucketName, String objectKeyPrefix) {
            return true;
        }

        @Override
        public boolean canPublish(Scope scope, String topicArn) {
            return true;
        }

        @Override
        public boolean canEncrypt(Scope scope, String kmsKeyArn) {
            return true;
        }

        @Override
        public boolean canInvoke(Scope scope, String functionArn) {
            return true;
        }
    }
}
