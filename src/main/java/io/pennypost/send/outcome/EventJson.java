package io.pennypost.send.outcome;

import io.pennypost.mail.smtp.EnhancedCode;
import io.pennypost.mail.smtp.Reply;
import io.pennypost.send.deliver.AttemptReport;
import io.pennypost.store.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// The detail of ledger lines: for events the object that SES's event documents have (`delivery`, `bounce`,
/// `deliveryDelay`), for attempts one of our own.
final class EventJson {
    private EventJson() {}

    static String delivery(
            Instant at,
            Instant acceptedAt,
            String recipient,
            Reply reply,
            Optional<AttemptReport.Peer> peer,
            String reportingMta) {
        return JsonText.object(json -> {
            json.writeStringProperty("timestamp", JsonText.timestamp(at));
            json.writeNumberProperty(
                    "processingTimeMillis", Duration.between(acceptedAt, at).toMillis());
            JsonText.strings(json, "recipients", List.of(recipient));
            json.writeStringProperty("smtpResponse", reply.toString());
            remoteMtaIp(json, peer);
            json.writeStringProperty("reportingMTA", reportingMta);
        });
    }

    static String bounce(
            Instant at,
            String feedbackId,
            String recipient,
            Decision.Bounced bounced,
            Optional<AttemptReport.Peer> peer,
            String reportingMta) {
        return JsonText.object(json -> {
            json.writeStringProperty("feedbackId", feedbackId);
            json.writeStringProperty("bounceType", bounced.bounce().type());
            json.writeStringProperty("bounceSubType", bounced.bounce().subType());
            json.writeName("bouncedRecipients").writeStartArray().writeStartObject();
            json.writeStringProperty("emailAddress", recipient);
            json.writeStringProperty("action", "failed");
            json.writeStringProperty("status", bounced.status());
            json.writeStringProperty("diagnosticCode", bounced.diagnostic());
            json.writeEndObject().writeEndArray();
            json.writeStringProperty("timestamp", JsonText.timestamp(at));
            remoteMtaIp(json, peer);
            json.writeStringProperty("reportingMTA", "dns; " + reportingMta);
        });
    }

    static String renderingFailure(Optional<String> templateName, String reason) {
        return JsonText.object(json -> {
            templateName.ifPresent(name -> json.writeStringProperty("templateName", name));
            json.writeStringProperty("errorMessage", reason);
        });
    }

    static String deliveryDelay(
            Instant at,
            String recipient,
            Decision.Deferred deferred,
            Instant expiresAt,
            Optional<AttemptReport.Peer> peer,
            String reportingMta) {
        return JsonText.object(json -> {
            json.writeStringProperty("timestamp", JsonText.timestamp(at));
            json.writeStringProperty("delayType", deferred.delayType());
            json.writeStringProperty("expirationTime", JsonText.timestamp(expiresAt));
            json.writeStringProperty(
                    "reportingMTA",
                    peer.map(p -> p.remote().getAddress().getHostAddress()).orElse(reportingMta));
            json.writeName("delayedRecipients").writeStartArray().writeStartObject();
            json.writeStringProperty("emailAddress", recipient);
            json.writeStringProperty(
                    "status",
                    deferred.reply().enhanced().map(EnhancedCode::toString).orElse("4.0.0"));
            json.writeStringProperty("diagnosticCode", "smtp; " + deferred.reply());
            json.writeEndObject().writeEndArray();
        });
    }

    /// One attempt: whom we talked to, how long each phase took, what was said, what each recipient got.
    static String attempt(List<Delivery> deliveries, AttemptReport report) {
        return JsonText.object(json -> {
            json.writeStringProperty("started", JsonText.timestamp(report.started()));
            json.writeNumberProperty("durationMillis", report.duration().toMillis());
            json.writeStringProperty("site", report.site());
            report.peer().ifPresent(peer -> {
                json.writeStringProperty("host", peer.host());
                json.writeStringProperty(
                        "remote",
                        peer.remote().getAddress().getHostAddress() + ":"
                                + peer.remote().getPort());
                json.writeStringProperty("local", peer.local().getHostAddress());
                peer.tls().ifPresent(tls -> json.writeStringProperty("tls", tls));
            });
            json.writeName("phaseMillis").writeStartObject();
            report.phases()
                    .forEach((phase, time) ->
                            json.writeNumberProperty(phase.name().toLowerCase(Locale.ROOT), time.toNanos() / 1e6));
            json.writeEndObject();
            json.writeName("recipients").writeStartArray();
            for (var i = 0; i < deliveries.size(); i++) {
                var outcome = report.outcomes().get(i);
                json.writeStartObject();
                json.writeStringProperty("address", deliveries.get(i).recipient());
                json.writeStringProperty("outcome", outcome.getClass().getSimpleName());
                json.writeStringProperty("reply", outcome.reply().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonText.strings(json, "dialogue", report.transcript());
        });
    }

    private static void remoteMtaIp(JsonGenerator json, Optional<AttemptReport.Peer> peer) {
        peer.ifPresent(p ->
                json.writeStringProperty("remoteMtaIp", p.remote().getAddress().getHostAddress()));
    }
}
