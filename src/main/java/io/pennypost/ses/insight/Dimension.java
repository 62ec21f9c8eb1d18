package io.pennypost.ses.insight;

/// What metrics can be told apart by. AWS: enum `MetricDimensionName`.
public enum Dimension {
    EMAIL_IDENTITY,
    CONFIGURATION_SET,
    ISP,
    TENANT_NAME
}
