package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.mime.DateField;
import io.pennypost.store.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// What buckets and topics get when a rule that names them is written: the proof that they can be written to.
public final class SetupNotification {
    /// Name of the object behind its prefix, and the message id in notifications.
    public static final String NAME = "AMAZON_SES_SETUP_NOTIFICATION";

    private final ObjectWriter objects;
    private final TopicPublisher topics;
    private final InstantSource clock;

    public SetupNotification(ObjectWriter objects, TopicPublisher topics, InstantSource clock) {
        this.objects = objects;
        this.topics = topics;
        this.clock = clock;
    }

    /// Writes the object.
    ///
    /// @throws IOException when the bucket cannot be written to
    public void write(Scope scope, String bucket, String prefix) throws IOException {
        var text = text("the Amazon S3 bucket " + bucket).getBytes(StandardCharsets.UTF_8);
        objects.write(scope, bucket, prefix + NAME, Body.of(text));
    }

    /// Publishes the message.
    ///
    /// @throws IOException when it cannot be published
    public void publish(Scope scope, String topicArn) throws IOException {
        topics.publish(
                scope,
                topicArn,
                SnsAction.SUBJECT,
                ReceiptJson.setup(text("the Amazon SNS topic " + topicArn), clock.instant()));
    }

    private String text(String target) {
        return """
                Date: %s
                To: recipient@example.com
                From: Amazon Web Services <no-reply-aws@amazon.com>
                Subject: Amazon SES Setup Notification

                Hello,

                You received this message because you attempted to set up Amazon SES to deliver emails to %s.

                Please note that this setup is only valid if the whole receipt rule was written successfully.
                """.formatted(DateField.format(clock.instant()), target).replace("\n", "\r\n");
    }
}
