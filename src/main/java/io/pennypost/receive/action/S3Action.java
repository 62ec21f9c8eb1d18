package io.pennypost.receive.action;

import io.pennypost.ses.receiptrule.ReceiptAction;
import java.io.IOException;

/// Writes the mail to a bucket under its message id. Writing it twice is writing it once.
final class S3Action {
    private final ObjectWriter objects;

    S3Action(ObjectWriter objects) {
        this.objects = objects;
    }

    ActionResult perform(Occasion occasion, ReceiptAction.S3 action) throws IOException {
        if (action.kmsKeyArn().isPresent()) {
            // To write it in plain would be worse than not to write it.
            throw new RefusedException("There is no encryption with a key of KMS.");
        }
        var key = key(action, occasion.mail().id());
        objects.write(occasion.mail().scope(), action.bucketName(), key, occasion.content());
        return ActionResult.Done.go("s3://" + action.bucketName() + "/" + key);
    }

    static String key(ReceiptAction.S3 action, String name) {
        return action.objectKeyPrefix().orElse("") + name;
    }
}
