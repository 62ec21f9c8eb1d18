/// Values that nobody but their user may see.
///
/// The AWS models mark such members `sensitive`: secret access keys, session tokens, private keys for DKIM. One type,
/// [Secret], holds all of them, here and in the configuration. Knows nothing else of AWS.
@NullMarked
package io.pennypost.aws.secret;

import org.jspecify.annotations.NullMarked;
