package io.pennypost.ses.identity;

/// How far a proof of ownership has come. AWS: enums `VerificationStatus` and `DkimStatus`.
public enum VerificationStatus {
    PENDING("Pending"),
    SUCCESS("Success"),
    /// The time to prove it is over.
    FAILED("Failed"),
    /// It was proved, and the proof cannot be seen now.
    TEMPORARY_FAILURE("TemporaryFailure"),
    /// There is nothing to be proved yet.
    NOT_STARTED("NotStarted");

    private final String v1Name;

    VerificationStatus(String v1Name) {
        this.v1Name = v1Name;
    }

    /// How SES API v1 writes it.
    public String v1Name() {
        return v1Name;
    }
}
