package io.pennypost.ses.receiptrule;

import io.pennypost.aws.arn.Scope;

/// Whether what an action leads to could be used at this moment; asked when a rule is written, as SES does.
///
/// Topics are asked of [io.pennypost.ses.KnownTopics].
public interface ActionTargets {
    /// Whether mail can be written to the bucket; tried with an object of its own.
    ///
    /// @param objectKeyPrefix may be empty
    boolean canWrite(Scope scope, String bucketName, String objectKeyPrefix);

    /// Whether messages can be published to a topic that is known; tried with a message of its own.
    boolean canPublish(Scope scope, String topicArn);

    /// Whether mail can be encrypted with the key.
    boolean canEncrypt(Scope scope, String kmsKeyArn);

    /// Whether the function can be called.
    boolean canInvoke(Scope scope, String functionArn);
}
