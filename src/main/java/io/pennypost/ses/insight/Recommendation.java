package io.pennypost.ses.insight;

import java.time.Instant;

/// Something that would make mail arrive better. AWS: shape `Recommendation`.
public record Recommendation(
        String resourceArn,
        Type type,
        String description,
        Status status,
        Instant createdTimestamp,
        Instant lastUpdatedTimestamp,
        Impact impact) {
    /// What it is about. AWS: enum `RecommendationType`.
    public enum Type {
        DKIM,
        DMARC,
        SPF,
        COMPLAINT,
        BOUNCE
    }

    /// AWS: enum `RecommendationStatus`.
    public enum Status {
        OPEN,
        FIXED
    }

    /// AWS: enum `RecommendationImpact`.
    public enum Impact {
        LOW,
        HIGH
    }

    static Recommendation open(String resourceArn, Finding finding, Instant now) {
        return new Recommendation(
                resourceArn, finding.type(), finding.description(), Status.OPEN, now, now, finding.impact());
    }

    boolean says(Finding finding) {
        return status == Status.OPEN && description.equals(finding.description()) && impact == finding.impact();
    }

    /// Found once more, in other words or after it had been mended.
    Recommendation again(Finding finding, Instant now) {
        var since = status == Status.OPEN ? createdTimestamp : now;
        return new Recommendation(resourceArn, type, finding.description(), Status.OPEN, since, now, finding.impact());
    }

    Recommendation fixed(Instant now) {
        return new Recommendation(resourceArn, type, description, Status.FIXED, createdTimestamp, now, impact);
    }

    /// What a look found.
    record Finding(Type type, String description, Impact impact) {}
}
