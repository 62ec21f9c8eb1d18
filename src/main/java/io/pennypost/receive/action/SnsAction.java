package io.pennypost.receive.action;

import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptAction.Encoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// Publishes the whole mail to a topic; one that is too large for that goes back to its sender.
final class SnsAction {
    /// SES: "The maximum size of emails for the SNS action is 150 KB (including headers)"; larger ones bounce.
    static final long SIZE_MAX = 150 * 1024;

    /// What topics call it.
    static final String SUBJECT = "Amazon SES Email Receipt Notification";

    private final TopicPublisher topics;
    private final BounceAction bounces;
    private final InstantSource clock;

    SnsAction(TopicPublisher topics, BounceAction bounces, InstantSource clock) {
        this.topics = topics;
        this.bounces = bounces;
        this.clock = clock;
    }

    ActionResult perform(Occasion occasion, ReceiptAction.Sns action) throws IOException {
        var content = occasion.content();
        if (content.size() > SIZE_MAX) {
            return bounces.tooLarge(occasion);
        }
        var bytes = content.toBytes();
        var text = action.encoding() == Encoding.BASE64
                ? ReceiptJson.base64(bytes)
                : new String(bytes, StandardCharsets.UTF_8);
        topics.publish(
                occasion.mail().scope(),
                action.topicArn(),
                SUBJECT,
                ReceiptJson.notification(occasion, text, clock.instant()));
        return ActionResult.Done.go("published to " + action.topicArn());
    }
}
