/// Receipt rules and filters: what happens to mail that comes in.
///
/// A [ReceiptRuleSet] holds [ReceiptRule]s in their order; a rule has [RecipientCondition]s and
/// [ReceiptAction]s. One set of an account and region may be active: [ReceiptRuleSets] answers which, and
/// holds the rules of creating and changing. [ReceiptFilters] holds who may connect at all. What an action
/// leads to is looked at through [ActionTargets] when a rule is written.
///
/// Source: SES API v1 (v2 knows no receipt rules), "Email receiving concepts". Knows no wire format and
/// executes nothing.
@NullMarked
package io.pennypost.ses.receiptrule;

import org.jspecify.annotations.NullMarked;
