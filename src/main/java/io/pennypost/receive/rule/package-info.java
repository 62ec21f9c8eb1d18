/// Which receipt rules are about a mail.
///
/// [Rules] asks a rule set at two moments: when a recipient is named ([Rules#admission]), and when the mail is
/// there ([Rules#judge]), which is also the dry run. Source: "Email receiving concepts", "Creating receipt
/// rules". Executes nothing.
@NullMarked
package io.pennypost.receive.rule;

import org.jspecify.annotations.NullMarked;
