package io.pennypost.ses.configset;

/// What can happen to a message, as event destinations choose it. AWS: enum `EventType` of SES API v2.
public enum EventType {
    SEND,
    REJECT,
    BOUNCE,
    COMPLAINT,
    DELIVERY,
    OPEN,
    CLICK,
    RENDERING_FAILURE,
    DELIVERY_DELAY,
    SUBSCRIPTION
}
