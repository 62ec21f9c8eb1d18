package io.pennypost.ses.contact;

/// Whether mail of a topic is wanted. AWS: enum `SubscriptionStatus`.
public enum SubscriptionStatus {
    OPT_IN,
    OPT_OUT
}
