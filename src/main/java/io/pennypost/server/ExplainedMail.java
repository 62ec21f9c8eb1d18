package io.pennypost.server;

import io.pennypost.mail.report.RecipientStatus;
import io.pennypost.mail.report.Report;
import io.pennypost.mail.report.ReportReader;
import io.pennypost.receive.feedback.BounceJudge;
import java.util.List;

/// What is made of one mail, recipient by recipient.
///
/// @param file as it is to be shown
/// @param rows at least one
record ExplainedMail(String file, List<Row> rows) {
    /// One recipient; texts are empty where there is nothing to tell.
    ///
    /// @param kind bounce, delay, delivery, complaint, autoreply, challenge or none
    /// @param rule which rule or sign decided
    /// @param says the words that decided, for people
    record Row(
            String kind,
            String recipient,
            String status,
            String reply,
            String replyClass,
            String bounceType,
            String bounceSubType,
            String feedbackType,
            String rule,
            String says) {
        static Row plain(String kind, String recipient, String feedbackType, String rule) {
            return new Row(kind, recipient, "", "", "", "", "", feedbackType, rule, "");
        }
    }

    static ExplainedMail of(String file, byte[] octets, BounceJudge judge) {
        var rows = switch (ReportReader.read(octets)) {
            case Report.Statuses statuses ->
                statuses.recipients().stream().map(status -> row(status, judge)).toList();
            case Report.Complaint complaint -> complaints(complaint);
            case Report.AutoReply(var sign) -> List.of(Row.plain("autoreply", "", "", sign));
            case Report.Challenge(var sign) -> List.of(Row.plain("challenge", "", "", sign));
            case Report.NoReport(var reason) -> List.of(Row.plain("none", "", "", reason));
        };
        return new ExplainedMail(file, rows);
    }

    private static List<Row> complaints(Report.Complaint complaint) {
        var feedback = complaint.feedback();
        // Somebody who takes his complaint back does not complain.
        var kind = feedback.feedbackType().equals("not-spam") ? "none" : "complaint";
        var named = feedback.recipients().isEmpty()
                ? complaint.original().recipient().stream().toList()
                : feedback.recipients();
        return (named.isEmpty() ? List.of("") : named)
                .stream()
                        .map(recipient -> Row.plain(kind, recipient, feedback.feedbackType(), complaint.form()))
                        .toList();
    }

    private static Row row(RecipientStatus status, BounceJudge judge) {
        var recipient = status.recipient().orElse("");
        var code = status.status().map(Object::toString).orElse("");
        var reply = status.replyCode().map(Object::toString).orElse("");
        return switch (status.action()) {
            case FAILED -> {
                var verdict = judge.judge(status);
                yield new Row(
                        "bounce",
                        recipient,
                        code,
                        reply,
                        verdict.replyClass().label(),
                        verdict.bounce().type(),
                        verdict.bounce().subType(),
                        "",
                        verdict.finding().rule(),
                        verdict.finding().matched());
            }
            case DELAYED -> {
                var verdict = judge.judge(status);
                yield new Row(
                        "delay",
                        recipient,
                        code,
                        reply,
                        verdict.replyClass().label(),
                        "",
                        "",
                        "",
                        verdict.finding().rule(),
                        verdict.finding().matched());
            }
            case DELIVERED, RELAYED, EXPANDED ->
                new Row("delivery", recipient, code, reply, "", "", "", "", status.form(), "");
        };
    }
}
