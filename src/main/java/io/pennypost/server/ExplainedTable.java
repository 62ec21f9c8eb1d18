package io.pennypost.server;

import java.io.PrintWriter;
import java.util.regex.Pattern;

/// Writes explained mails as a table: tab-separated, a row for each recipient, the column names first.
final class ExplainedTable implements ExplainedOutput {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private final PrintWriter out;

    ExplainedTable(PrintWriter out) {
        this.out = out;
        line(
                "file",
                "kind",
                "recipient",
                "status",
                "reply",
                "class",
                "bounceType",
                "bounceSubType",
                "feedbackType",
                "rule");
    }

    @Override
    public void show(ExplainedMail mail) {
        for (var row : mail.rows()) {
            line(
                    mail.file(),
                    row.kind(),
                    row.recipient(),
                    row.status(),
                    row.reply(),
                    row.replyClass(),
                    row.bounceType(),
                    row.bounceSubType(),
                    row.feedbackType(),
                    row.rule());
        }
    }

    private void line(String... cells) {
        for (var i = 0; i < cells.length; i++) {
            // Texts of strangers make neither columns nor lines.
            cells[i] = CONTROLS.matcher(cells[i]).replaceAll(" ");
        }
        out.print(String.join("\t", cells) + "\n");
    }
}
