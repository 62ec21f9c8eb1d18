package io.pennypost.server;

import java.io.PrintWriter;
import java.util.regex.Pattern;

/// Writes explained mails for people: the file, then a paragraph for each recipient.
final class ExplainedText implements ExplainedOutput {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private final PrintWriter out;

    ExplainedText(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(ExplainedMail mail) {
        out.println(mail.file());
        mail.rows().forEach(this::row);
    }

    private void row(ExplainedMail.Row row) {
        out.println("  " + row.kind() + (row.recipient().isEmpty() ? "" : " of " + clean(row.recipient())));
        line("status", row.status() + (row.reply().isEmpty() ? "" : " (reply " + row.reply() + ")"));
        line("class", row.replyClass());
        line("bounce", row.bounceType().isEmpty() ? "" : row.bounceType() + "/" + row.bounceSubType());
        line("feedback", row.feedbackType());
        line("because", row.rule() + (row.says().isEmpty() ? "" : " found \"" + row.says() + "\""));
    }

    private void line(String name, String value) {
        if (!value.isBlank()) {
            out.println("    " + name + ": " + clean(value.strip()));
        }
    }

    // What strangers wrote must not steer the terminal.
    private static String clean(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }
}
