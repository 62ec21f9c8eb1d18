package io.pennypost.server;

import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes explained mails as one JSON array with an object for each recipient; what there is nothing to tell of is
/// left out.
final class ExplainedJson implements ExplainedOutput {
    private final JsonGenerator json;

    ExplainedJson(PrintWriter out) {
        var factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        json = factory.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartArray();
    }

    @Override
    public void show(ExplainedMail mail) {
        for (var row : mail.rows()) {
            json.writeRaw('\n');
            json.writeStartObject();
            member("file", mail.file());
            member("kind", row.kind());
            member("recipient", row.recipient());
            member("status", row.status());
            member("reply", row.reply());
            member("class", row.replyClass());
            member("bounceType", row.bounceType());
            member("bounceSubType", row.bounceSubType());
            member("feedbackType", row.feedbackType());
            member("rule", row.rule());
            member("matched", row.says());
            json.writeEndObject();
        }
    }

    @Override
    public void end() {
        json.writeEndArray();
        json.writeRaw('\n');
        json.flush();
    }

    private void member(String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }
}
