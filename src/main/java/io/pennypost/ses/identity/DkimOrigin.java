package io.pennypost.ses.identity;

/// Who made the key. AWS: enum `DkimSigningAttributesOrigin`, without the regions of Deterministic Easy DKIM.
public enum DkimOrigin {
    /// Easy DKIM: we did.
    AWS_SES,
    /// BYODKIM: the owner of the domain did.
    EXTERNAL
}
