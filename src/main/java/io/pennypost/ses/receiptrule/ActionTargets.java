package io.pennypost.ses.receiptrule;

import io.pennypost.aws.arn.Scope;

/// Whether what an action leads to could be used at this moment; asked when a rule is written, as SES does.
///
/// Topics are asked of [io.pennypost.ses.KnownTopics].
public interface ActionTargets {
    /// Whether mail can be written to the bucket.
    boolean canWrite(Scope scope, String bucketName);

    /// Whether mail can be encrypted with the key.
    boolean canEncrypt(Scope scope, String kmsKeyArn);

    /// Whether the function can be called.
    boolean canInvoke(Scope scope, String functionArn);
}
