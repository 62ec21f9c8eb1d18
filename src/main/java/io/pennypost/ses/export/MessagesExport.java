package io.pennypost.ses.export;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.export.ExportJob.Count;
import io.pennypost.ses.export.ExportSource.MessageInsightsDataSource;
import io.pennypost.ses.insight.MessageInsight;
import io.pennypost.ses.insight.MessageInsights;
import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Messages to one recipient, newest first, and how far each came.
record MessagesExport(EventLog events, MessageInsights messages) {
    static final List<String> COLUMNS = List.of(
            "MessageId",
            "Timestamp",
            "FromEmailAddress",
            "Destination",
            "Subject",
            "Isp",
            "TenantName",
            "LastDeliveryEvent",
            "LastEngagementEvent");

    private static final int PAGE = 200;
    private static final int RESULTS_DEFAULT = 1000;

    Count write(Scope scope, MessageInsightsDataSource source, Sheet sheet, BooleanSupplier goesOn) throws IOException {
        var query = new EventLog.Query(
                Optional.of(scope),
                Optional.of(LedgerEntry.Kind.MESSAGE),
                Optional.of("Message"),
                Optional.empty(),
                Optional.empty(),
                source.startDate(),
                source.endDate().plusMillis(1));
        int most = source.maxResults().orElse(RESULTS_DEFAULT);
        int processed = 0;
        int exported = 0;
        long before = Long.MAX_VALUE;
        while (goesOn.getAsBoolean()) {
            var page = events.find(query, before, PAGE);
            for (var line : page) {
                if (exported == most) {
                    return new Count(processed, exported);
                }
                processed++;
                var message = messages.find(scope, line.sesMessageId()).filter(found -> isWanted(source, found));
                if (message.isPresent()) {
                    sheet.row(row(message.get()));
                    exported++;
                }
            }
            if (page.size() < PAGE) {
                break;
            }
            before = page.getLast().id();
        }
        return new Count(processed, exported);
    }

    private static boolean isWanted(MessageInsightsDataSource source, MessageInsight message) {
        return source.include().map(filters -> filters.takes(message)).orElse(true)
                && source.exclude().map(filters -> !filters.touches(message)).orElse(true);
    }

    private static List<String> row(MessageInsight message) {
        return List.of(
                message.messageId(),
                message.sentAt().toString(),
                message.from(),
                message.destination(),
                message.subject(),
                message.isp(),
                message.tenant().orElse(""),
                message.lastDeliveryEvent().orElse(""),
                message.lastEngagementEvent().orElse(""));
    }
}
