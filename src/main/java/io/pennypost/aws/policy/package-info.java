/// Policies of AWS: read once, then asked what they say of a request.
///
/// [io.pennypost.aws.policy.Policy] is read from JSON; a [io.pennypost.aws.policy.PolicyRequest] tells who wants to
/// do what to which resource, and under which circumstances; a [io.pennypost.aws.policy.PolicyDecision] is the answer
/// of one policy or of several. How the answers of policies of different kinds count together is not decided here.
///
/// Source: "IAM JSON policy element reference" and "Policy evaluation logic". It knows no service.
@NullMarked
package io.pennypost.aws.policy;

import org.jspecify.annotations.NullMarked;
