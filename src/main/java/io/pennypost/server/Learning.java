package io.pennypost.server;

import io.pennypost.send.spool.SesMessageId;
import io.pennypost.ses.insight.Insights;
import io.pennypost.ses.insight.Mailboxes;
import io.pennypost.ses.insight.MessageInsights;
import io.pennypost.ses.insight.MetricQueries;
import io.pennypost.ses.insight.Recommendations;
import io.pennypost.ses.insight.SendStatistics;
import io.pennypost.ses.insight.Traffic;
import io.pennypost.ses.insight.VdmSwitch;
import io.pennypost.store.MessageId;

/// What is learned from sent mail, wired.
record Learning(Insights insights) {
    static Learning make(Base base, Resources resources) {
        // Accounts cannot turn it off yet.
        var vdm = VdmSwitch.ALWAYS;
        var events = base.store().events();
        var clock = base.clock();
        var traffic = new Traffic(events, clock);
        return new Learning(new Insights(
                traffic,
                new MetricQueries(traffic, vdm),
                new MessageInsights(events, id -> SesMessageId.parse(id).map(MessageId::at), vdm, clock),
                new Mailboxes(resources.resolver(), events, clock),
                new Recommendations(
                        base.store().catalog(),
                        resources.identityDocuments(),
                        resources.resolver(),
                        traffic,
                        vdm,
                        resources.pageTokens(),
                        clock),
                new SendStatistics(events, clock)));
    }
}
