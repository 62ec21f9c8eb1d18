package io.pennypost.receive.action;

/// How a run goes on behind an action.
public enum Flow {
    CONTINUE,
    /// The rest of the rule is left out.
    STOP_RULE,
    /// All the rest is left out.
    STOP_RULE_SET,
    /// All the rest is left out for the recipients of this rule, which the sender was told are not served.
    BOUNCED
}
