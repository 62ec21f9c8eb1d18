package io.pennypost.receive.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.reply.ReplyRules;
import io.pennypost.mail.report.Action;
import io.pennypost.mail.report.RecipientStatus;
import io.pennypost.mail.report.Report;
import io.pennypost.mail.report.ReportReader;
import io.pennypost.send.outcome.ReplyClass.Suppression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real mails that came back, from the collections of others, with what is expected of each recipient.
///
/// They are not part of the project: the folder is named by the system property `pennypost.corpora`.
final class BounceCorpusTest {
    private static final double SHARE_MIN = 0.95;

    private final BounceJudge judge = new BounceJudge(ReplyRules.shipped());
    private final Path corpora = Path.of(System.getProperty("pennypost.corpora", "no-such-folder"));

    /// A row of the collection's table.
    private record Expected(String file, String recipient, String kind, String confidence, Set<String> accepted) {
        static Expected read(String row) {
            var cells = row.split("\t", -1);
            var accepted = new HashSet<>(List.of(cells[9].split("\\|")));
            accepted.add(cells[7] + "/" + cells[8]);
            return new Expected(cells[0], cells[1], cells[2], cells[11], accepted);
        }

        boolean mayBePermanent() {
            return accepted.stream().anyMatch(bounce -> bounce.startsWith("Permanent/"));
        }
    }

    @BeforeEach
    void onlyWithTheCollections() {
        Assumptions.assumeTrue(Files.isDirectory(corpora), "pennypost.corpora names no folder");
    }

    @Test
    void nearlyAllSureRowsAreReadAsExpected() throws IOException {
        var wrong = new ArrayList<String>();
        var rows =
                rows().stream().filter(row -> row.confidence().equals("high")).toList();
        for (var row : rows) {
            var found = found(row);
            if (!isAsExpected(row, found)) {
                wrong.add(row + " but " + found);
            }
        }

        assertTrue(rows.size() > 400, "rows: " + rows.size());
        assertTrue(
                wrong.size() <= rows.size() * (1 - SHARE_MIN),
                () -> wrong.size() + " of " + rows.size() + "\n" + String.join("\n", wrong));
    }

    @Test
    void nobodyIsSuppressedForWhatIsNotPermanent() throws IOException {
        var wrong = new ArrayList<String>();
        for (var row : rows()) {
            if (!row.mayBePermanent() && suppresses(row)) {
                wrong.add(row.toString());
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void automaticRepliesAreNeitherBouncesNorComplaints() throws IOException {
        try (var files = Files.list(corpora.resolve("autoreplies"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                var kind = kind(ReportReader.read(Files.readAllBytes(file)), "");
                assertTrue(Set.of("autoreply", "challenge", "none").contains(kind), file + " is " + kind);
            }
        }
    }

    @Test
    void complaintsAreRead() throws IOException {
        try (var files = Files.list(corpora.resolve("complaints"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                var report = assertInstanceOf(
                        Report.Complaint.class, ReportReader.read(Files.readAllBytes(file)), file.toString());
                assertEquals(
                        !file.toString().contains("not-spam")
                                && !file.toString().matches(".*auth-00[34].*"),
                        report.feedback().isAgainstSender(),
                        file.toString());
            }
        }
    }

    private List<Expected> rows() throws IOException {
        return Files.readAllLines(corpora.resolve("bounces").resolve("expectations.tsv")).stream()
                .skip(1)
                .map(Expected::read)
                .toList();
    }

    private Report report(Expected row) throws IOException {
        return ReportReader.read(Files.readAllBytes(corpora.resolve("bounces").resolve(row.file())));
    }

    /// The kind, and for a bounce its type and subtype.
    private String found(Expected row) throws IOException {
        var report = report(row);
        var kind = kind(report, row.recipient());
        if (!kind.equals("bounce")) {
            return kind;
        }
        var bounce =
                status(report, row.recipient()).map(judge::judge).orElseThrow().bounce();
        return bounce.type() + "/" + bounce.subType();
    }

    private static boolean isAsExpected(Expected row, String found) {
        return row.kind().equals("bounce")
                ? row.accepted().contains(found)
                : row.kind().equals(found);
    }

    private boolean suppresses(Expected row) throws IOException {
        return status(report(row), row.recipient())
                .filter(status -> status.action() == Action.FAILED)
                .map(status -> judge.judge(status).suppression() == Suppression.AT_ONCE)
                .orElse(false);
    }

    private static String kind(Report report, String recipient) {
        return switch (report) {
            case Report.Statuses _ ->
                status(report, recipient)
                        .map(status -> switch (status.action()) {
                            case FAILED -> "bounce";
                            case DELAYED -> "delay";
                            case DELIVERED, RELAYED, EXPANDED -> "delivery";
                        })
                        .orElse("another recipient");
            case Report.Complaint _ -> "complaint";
            case Report.AutoReply _ -> "autoreply";
            case Report.Challenge _ -> "challenge";
            case Report.NoReport _ -> "none";
        };
    }

    /// The status of the recipient; of the only one, whatever he is called, for the return path names him.
    private static Optional<RecipientStatus> status(Report report, String recipient) {
        if (!(report instanceof Report.Statuses(var statuses, var _, var _))) {
            return Optional.empty();
        }
        return statuses.stream()
                .filter(status -> statuses.size() == 1
                        || recipient.isEmpty()
                        || status.addresses().stream()
                                .anyMatch(address ->
                                        address.toLowerCase(Locale.ROOT).equals(recipient.toLowerCase(Locale.ROOT))))
                .findFirst();
    }
}
