package io.pennypost.api.sns;

/// AWS: shape `Topic`.
record TopicShape(String topicArn) {}
