package io.pennypost.server;

import io.pennypost.send.spool.SesMessageId;
import io.pennypost.ses.dashboard.BlocklistReports;
import io.pennypost.ses.dashboard.Blocklists;
import io.pennypost.ses.dashboard.Dashboard;
import io.pennypost.ses.dashboard.DomainStatistics;
import io.pennypost.ses.export.ExportFiles;
import io.pennypost.ses.export.ExportJobs;
import io.pennypost.ses.export.ExportLinks;
import io.pennypost.ses.export.ExportWorker;
import io.pennypost.ses.insight.Insights;
import io.pennypost.ses.insight.Mailboxes;
import io.pennypost.ses.insight.MessageInsights;
import io.pennypost.ses.insight.MetricQueries;
import io.pennypost.ses.insight.Recommendations;
import io.pennypost.ses.insight.SendStatistics;
import io.pennypost.ses.insight.Traffic;
import io.pennypost.ses.insight.VdmSwitch;
import io.pennypost.store.MessageId;
import java.util.concurrent.Executors;

/// What is learned from sent mail, wired: insights, exports, and the deliverability dashboard.
record Learning(
        Insights insights,
        ExportJobs exports,
        ExportWorker worker,
        ExportLinks links,
        ExportFiles files,
        Dashboard dashboard,
        DomainStatistics statistics,
        BlocklistReports blocklists) {
    static Learning make(Base base, Resources resources, Closing closing) {
        VdmSwitch vdm = scope -> resources.accounts().of(scope).preferences().isVdmEnabled();
        var settings = base.settings();
        var insights = insights(base, resources, vdm);
        var reading = closing.add(
                "the reader of exports",
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("export-reader").daemon().factory()));
        var files = new ExportFiles(settings.server().data().resolve("buckets"), reading);
        var jobs = new ExportJobs(base.store().catalog(), vdm, resources.pageTokens(), base.clock(), base.random());
        var worker = closing.add(
                "the export of insights",
                new ExportWorker(
                        jobs, files, base.store().events(), insights.traffic(), insights.messages(), base.clock()));
        var links = new ExportLinks(
                base.secret().key("export-link"),
                settings.http().publicUrl(settings.http().listen().port()),
                files,
                base.clock());
        var dashboard = new Dashboard(base.store().catalog(), resources.sendingIdentities(), base.clock());
        return new Learning(
                insights,
                jobs,
                worker,
                links,
                files,
                dashboard,
                new DomainStatistics(dashboard, insights.traffic()),
                new BlocklistReports(
                        resources.dedicatedIps(),
                        new Blocklists(resources.resolver(), settings.delivery().blocklists())));
    }

    private static Insights insights(Base base, Resources resources, VdmSwitch vdm) {
        var events = base.store().events();
        var clock = base.clock();
        var traffic = new Traffic(events, clock);
        return new Insights(
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
                new SendStatistics(events, clock));
    }
}
