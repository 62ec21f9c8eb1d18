package io.pennypost.ses.configset;

import java.util.List;
import java.util.Optional;

/// Where the events of a destination go. The components are named as the members of AWS's shapes.
public sealed interface EventTarget {
    /// A stream that collects events in batches. AWS: shape `KinesisFirehoseDestination`.
    ///
    /// @param iamRoleArn the role that may put records into the stream
    record KinesisFirehose(String iamRoleArn, String deliveryStreamArn) implements EventTarget {}

    /// Metrics with dimensions of the caller's own; all of them together are one metric. AWS: shape
    /// `CloudWatchDestination`.
    ///
    /// @param dimensionConfigurations 1 to 10, each name once
    record CloudWatch(List<Dimension> dimensionConfigurations) implements EventTarget {
        public CloudWatch {
            dimensionConfigurations = List.copyOf(dimensionConfigurations);
        }
    }

    /// One dimension of a metric. AWS: shape `CloudWatchDimensionConfiguration`.
    ///
    /// @param dimensionName         also the name of the tag or header that the value is taken from
    /// @param defaultDimensionValue for messages without that tag or header
    record Dimension(String dimensionName, DimensionValueSource dimensionValueSource, String defaultDimensionValue) {}

    /// What a dimension's value is taken from. AWS: enum `DimensionValueSource`.
    enum DimensionValueSource {
        /// A tag of the message, those that SES adds among them.
        MESSAGE_TAG,
        /// A header of the message.
        EMAIL_HEADER,
        /// A tag of the link that was clicked.
        LINK_TAG
    }

    /// A topic of SNS. AWS: shape `SnsDestination`.
    record Sns(String topicArn) implements EventTarget {}

    /// The account's default event bus. AWS: shape `EventBridgeDestination`.
    record EventBridge(String eventBusArn) implements EventTarget {}

    /// A project of Amazon Pinpoint, a product that AWS has retired. AWS: shape `PinpointDestination`.
    record Pinpoint(Optional<String> applicationArn) implements EventTarget {}
}
