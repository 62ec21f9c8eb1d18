/// What receivers of SNS notifications fetch without a signature: the certificate that proves them, and the links that
/// confirm or end a subscription.
///
/// Source: "Verifying the signatures of Amazon SNS messages", "Confirm the subscription". Looks at
/// [io.pennypost.neighbor.sns].
@NullMarked
package io.pennypost.web.sns;

import org.jspecify.annotations.NullMarked;
