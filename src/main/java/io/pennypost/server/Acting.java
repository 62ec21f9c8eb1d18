package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.srs.SenderRewriting;
import io.pennypost.receive.ReceivedMails;
import io.pennypost.receive.action.Actions;
import io.pennypost.receive.action.PendingRuns;
import io.pennypost.receive.action.Reports;
import io.pennypost.receive.action.RuleRuns;
import io.pennypost.receive.action.RunLedger;
import io.pennypost.receive.bounce.RequestedBounces;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.Settlement;
import io.pennypost.store.Spool;
import java.util.List;

/// What is done with mail that was received, wired.
///
/// @param senders how forwarded mail is sent, and how bounces of it find the way back
record Acting(RuleRuns runs, RequestedBounces bounces, SenderRewriting senders) {
    static Acting make(Base base, Resources resources, Sending sending, ReceivedMails mails, Closing closing) {
        var spool = base.store().spool();
        var clock = base.clock();
        var identities = resources.sendingIdentities();
        var reports = new Reports(
                sending.ownMail(),
                (Scope scope, Address from) -> identities
                        .sendingIdentity(scope, from.local(), from.domain())
                        .isPresent());
        var senders = new SenderRewriting(
                base.secret().key("sender-rewriting"),
                base.settings().delivery().returnPathDomain());
        var services = resources.receiving().services();
        var actions = new Actions(
                new Actions.World(
                        services.objects(),
                        services.lambda(),
                        services.web(),
                        services.topics(),
                        sending.ownMail(),
                        reports,
                        senders),
                clock);
        var runs = new RuleRuns(
                resources.receiving().ruleSets(),
                mails,
                actions,
                new PendingRuns(base.store().catalog(), spool::nextLedgerId, clock),
                new RunLedger(lines -> write(spool, lines), spool::nextLedgerId, clock));
        closing.add("receipt rules", runs);
        return new Acting(runs, new RequestedBounces(mails, reports, clock), senders);
    }

    /// Lines travel with settlements; this one settles nothing.
    private static void write(Spool spool, List<LedgerEntry> lines) {
        spool.settle(new Settlement(spool.nextMessageId(), List.of(), lines));
    }
}
