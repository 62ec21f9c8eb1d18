package io.pennypost.receive.verdict;

import io.pennypost.mail.dkim.Verification;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a judgement as one JSON object: what each check found, on what evidence, and what SES calls it.
///
/// Members are always there; a text is empty when there is nothing to tell.
public final class JudgementJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JudgementJson(JsonGenerator json) {
        this.json = json;
    }

    /// The object.
    public static String of(Judgement judgement) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new JudgementJson(generator).write(judgement);
        }
        return text.toString();
    }

    private void write(Judgement judgement) {
        json.writeStartObject();
        json.writeName("verdicts");
        json.writeStartObject();
        json.writeStringProperty("spf", judgement.spfStatus().name());
        json.writeStringProperty("dkim", judgement.dkimStatus().name());
        json.writeStringProperty("dmarc", judgement.dmarcStatus().name());
        json.writeStringProperty("arc", judgement.arcStatus().name());
        json.writeStringProperty("dmarcPolicy", judgement.dmarcPolicy().orElse(""));
        json.writeEndObject();
        spf(judgement);
        json.writeName("dkim");
        json.writeStartArray();
        judgement.dkim().forEach(this::signature);
        json.writeEndArray();
        dmarc(judgement);
        arc(judgement);
        json.writeName("iprev");
        json.writeStartObject();
        json.writeStringProperty("result", judgement.iprev().result().word());
        json.writeStringProperty("name", judgement.iprev().name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void spf(Judgement judgement) {
        var spf = judgement.spf();
        json.writeName("spf");
        json.writeStartObject();
        json.writeStringProperty("result", spf.result().word());
        json.writeStringProperty("domain", spf.domain());
        json.writeStringProperty("mechanism", spf.mechanism());
        json.writeStringProperty("explanation", spf.explanation());
        json.writeStringProperty("reason", spf.reason());
        texts("steps", spf.steps());
        json.writeEndObject();
    }

    private void signature(Verification signature) {
        var evidence = signature.evidence();
        json.writeStartObject();
        json.writeStringProperty("result", signature.status().word());
        json.writeStringProperty("domain", signature.domain());
        json.writeStringProperty("selector", signature.selector());
        json.writeStringProperty("algorithm", signature.algorithm());
        json.writeStringProperty("identity", signature.identity());
        json.writeStringProperty("reason", signature.reason());
        json.writeStringProperty("keyName", evidence.keyName());
        json.writeStringProperty("keyRecord", evidence.keyRecord());
        json.writeNumberProperty("keyBits", evidence.keyBits());
        json.writeBooleanProperty("keyTesting", evidence.testing());
        json.writeStringProperty("bodyHashClaimed", evidence.bodyClaimed());
        json.writeStringProperty("bodyHashFound", evidence.bodyFound());
        json.writeBooleanProperty("bodyCovered", evidence.bodyCovered());
        json.writeEndObject();
    }

    private void dmarc(Judgement judgement) {
        var dmarc = judgement.dmarc();
        json.writeName("dmarc");
        json.writeStartObject();
        json.writeStringProperty("result", dmarc.result().word());
        json.writeStringProperty("author", dmarc.author());
        json.writeStringProperty("policyDomain", dmarc.policyDomain());
        json.writeStringProperty("policy", dmarc.policy().word());
        json.writeStringProperty("disposition", dmarc.disposition().word());
        json.writeStringProperty("reason", dmarc.reason());
        json.writeName("alignments");
        json.writeStartArray();
        for (var one : dmarc.alignments()) {
            json.writeStartObject();
            json.writeStringProperty("method", one.method());
            json.writeStringProperty("domain", one.domain());
            json.writeStringProperty("state", one.state().name());
            json.writeBooleanProperty("aligned", one.aligned());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts("steps", dmarc.steps());
        json.writeEndObject();
    }

    private void arc(Judgement judgement) {
        var arc = judgement.arc();
        json.writeName("arc");
        json.writeStartObject();
        json.writeStringProperty("result", arc.status().word());
        json.writeNumberProperty("instances", arc.instances());
        json.writeStringProperty("sealedBy", arc.cause());
        json.writeStringProperty("reason", arc.reason());
        json.writeName("checks");
        json.writeStartArray();
        for (var check : arc.checks()) {
            json.writeStartObject();
            json.writeNumberProperty("instance", check.instance());
            json.writeStringProperty("field", check.field());
            json.writeName("signature");
            signature(check.verification());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
