/// Who calls, and whether they may.
///
/// A door hands over what the caller showed (a signature, a key id, a user and password); this package answers
/// with a [Caller] or a refusal named as AWS names it. It knows no wire format.
@NullMarked
package io.pennypost.auth;

import org.jspecify.annotations.NullMarked;
