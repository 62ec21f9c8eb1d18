package io.pennypost.testing;

import io.pennypost.aws.arn.Scope;
import io.pennypost.observe.MailLog;
import io.pennypost.receive.DutyQueue;
import io.pennypost.receive.Reception;
import io.pennypost.receive.RecipientCheck;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.receiptrule.ActionTargets;
import io.pennypost.ses.receiptrule.ReceiptFilters;
import io.pennypost.ses.receiptrule.ReceiptRule;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import io.pennypost.ses.receiptrule.TlsPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Reception in heap: domains that a test says are verified, rules that it makes, mail that it may look at.
public final class ReceivingWorld {
    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    public static final Scope SHOP = new Scope("111122223333", "eu-west-1");
    public static final Scope HOME = new Scope("000000000000", "us-east-1");
    public static final String HOSTNAME = "mx.test";

    public final MemorySpool spool = new MemorySpool(() -> NOW);
    public final MemoryReceivedMails mails = new MemoryReceivedMails(spool);
    public final ReceiptRuleSets ruleSets;
    public final ReceiptFilters filters;
    public final ReturnPaths returnPaths = new ReturnPaths('a', Map.of('a', new byte[32]));
    public final DutyQueue queue = new DutyQueue(mails, () -> NOW);
    public final Reception reception;
    private final Set<String> verified = new HashSet<>();

    public ReceivingWorld() {
        var catalog = new MemoryCatalog();
        ruleSets = new ReceiptRuleSets(catalog, KnownTopics.ANY, new Anything());
        filters = new ReceiptFilters(catalog);
        var check = new RecipientCheck(
                ruleSets,
                filters,
                (scope, domain) -> verified.contains(scope.account() + domain),
                returnPaths,
                Set.of(HOSTNAME),
                () -> NOW);
        var lines = new ArrayList<String>();
        reception = new Reception(
                check,
                spool,
                mails,
                queue,
                new MailLog(lines::add, () -> NOW),
                () -> NOW,
                new Random(1),
                HOME,
                HOSTNAME);
    }

    /// A place with one active rule.
    public ReceivingWorld receives(Scope scope, TlsPolicy tls, String... recipients) {
        for (var recipient : recipients) {
            verified.add(scope.account() + recipient.substring(recipient.indexOf('@') + 1));
        }
        ruleSets.create(scope, "main", NOW);
        ruleSets.addRule(
                scope,
                "main",
                new ReceiptRule("all", true, tls, List.of(recipients), List.of(), false),
                Optional.empty());
        ruleSets.activate(scope, "main");
        return this;
    }

    private record Anything() implements ActionTargets {
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
