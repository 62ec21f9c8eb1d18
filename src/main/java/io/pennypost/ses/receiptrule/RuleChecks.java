package io.pennypost.ses.receiptrule;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.address.Mailbox.Parsing.Malformed;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.SesLimits;
import java.util.regex.Pattern;

/// What a rule must fulfill to be written: its form, its counts, and that its targets can be used now.
final class RuleChecks {
    private static final int HEADER_VALUE_MAX = 2048;
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,50}");

    /// RFC 5321 §4.2, negative replies alone.
    private static final Pattern REPLY_CODE = Pattern.compile("[45][0-9]{2}");

    /// RFC 3463 §2, without success.
    private static final Pattern STATUS_CODE = Pattern.compile("[45](\\.[0-9]{1,3}){2}");

    private final KnownTopics topics;
    private final ActionTargets targets;

    RuleChecks(KnownTopics topics, ActionTargets targets) {
        this.topics = topics;
        this.targets = targets;
    }

    /// Form and counts.
    static void checkForm(ReceiptRule rule) {
        Refusals.checkName("ruleName", rule.name());
        if (rule.recipients().size() > SesLimits.RECEIPT_RECIPIENTS_MAX) {
            throw new LimitExceeded("Too many recipients");
        }
        if (rule.actions().size() > SesLimits.RECEIPT_ACTIONS_MAX) {
            throw new LimitExceeded("Too many actions");
        }
        for (var recipient : rule.recipients()) {
            if (RecipientCondition.parse(recipient).isEmpty()) {
                throw Refusals.notValid("recipient", recipient);
            }
        }
        rule.actions().forEach(RuleChecks::checkForm);
    }

    private static void checkForm(ReceiptAction action) {
        switch (action) {
            case ReceiptAction.AddHeader header -> checkHeader(header);
            case ReceiptAction.Bounce bounce -> checkBounce(bounce);
            // These are looked at by their targets.
            case ReceiptAction.Lambda _, ReceiptAction.S3 _, ReceiptAction.Sns _, ReceiptAction.Stop _ -> {}
        }
    }

    private static void checkHeader(ReceiptAction.AddHeader header) {
        if (!HEADER_NAME.matcher(header.headerName()).matches()) {
            throw Refusals.notValid("headerName", header.headerName());
        }
        var value = header.headerValue();
        if (value.length() > HEADER_VALUE_MAX || value.chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw Refusals.notValid("headerValue", value);
        }
    }

    private static void checkBounce(ReceiptAction.Bounce bounce) {
        if (!REPLY_CODE.matcher(bounce.smtpReplyCode()).matches()) {
            throw Refusals.notValid("smtpReplyCode", bounce.smtpReplyCode());
        }
        bounce.statusCode().filter(code -> !STATUS_CODE.matcher(code).matches()).ifPresent(code -> {
            throw Refusals.notValid("statusCode", code);
        });
        if (Mailbox.parse(bounce.sender()) instanceof Malformed) {
            throw Refusals.notValid("sender", bounce.sender());
        }
    }

    /// What actions lead to, in their order.
    void checkTargets(Scope scope, ReceiptRule rule) {
        for (var action : rule.actions()) {
            checkTarget(scope, action);
            action.topic().filter(topic -> !canPublish(scope, topic)).ifPresent(topic -> {
                throw Refusals.topic(topic);
            });
        }
    }

    private boolean canPublish(Scope scope, String topic) {
        return topics.exists(scope, topic) && targets.canPublish(scope, topic);
    }

    private void checkTarget(Scope scope, ReceiptAction action) {
        switch (action) {
            case ReceiptAction.S3 s3 -> checkBucket(scope, s3);
            case ReceiptAction.Lambda lambda -> {
                if (!targets.canInvoke(scope, lambda.functionArn())) {
                    throw Refusals.function(lambda.functionArn());
                }
            }
            case ReceiptAction.AddHeader _, ReceiptAction.Bounce _, ReceiptAction.Sns _, ReceiptAction.Stop _ -> {}
        }
    }

    private void checkBucket(Scope scope, ReceiptAction.S3 s3) {
        if (!targets.canWrite(scope, s3.bucketName(), s3.objectKeyPrefix().orElse(""))) {
            throw Refusals.bucket(s3.bucketName());
        }
        s3.kmsKeyArn().filter(key -> !targets.canEncrypt(scope, key)).ifPresent(key -> {
            throw Refusals.key(s3.bucketName(), key);
        });
    }
}
