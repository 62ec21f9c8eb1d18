package io.pennypost.receive.action;

import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptAction.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Calls a function with what is known of the mail; one that is waited for says how the run goes on.
final class LambdaAction {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Functions functions;
    private final InstantSource clock;

    LambdaAction(Functions functions, InstantSource clock) {
        this.functions = functions;
        this.clock = clock;
    }

    ActionResult perform(Occasion occasion, ReceiptAction.Lambda action) throws IOException {
        var event = ReceiptJson.event(occasion, clock.instant()).getBytes(StandardCharsets.UTF_8);
        var wait = action.invocation() == Invocation.REQUEST_RESPONSE;
        var answer = functions.call(occasion.mail().scope(), action.functionArn(), event, wait);
        var flow = wait ? flow(answer) : Flow.CONTINUE;
        return new ActionResult.Done(flow, wait ? "The function said " + flow + "." : "The function took the event.");
    }

    /// SES: any answer but the two that stop goes on.
    static Flow flow(String answer) {
        return switch (disposition(answer)) {
            case "STOP_RULE" -> Flow.STOP_RULE;
            case "STOP_RULE_SET" -> Flow.STOP_RULE_SET;
            default -> Flow.CONTINUE;
        };
    }

    private static String disposition(String answer) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), answer)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var isIt = json.currentName().equals("disposition");
                var value = json.nextToken();
                if (isIt && value == JsonToken.VALUE_STRING) {
                    return json.getString();
                }
                json.skipChildren();
            }
            return "";
        } catch (JacksonException noJson) {
            return "";
        }
    }
}
