/// What must be true of a message before it is accepted: one class per check, in the order of [Admission].
///
/// A check answers with a [Refusal] or adds what it found to the [Candidate]. Doors turn refusals into their own words.
@NullMarked
package io.pennypost.send.admit;

import org.jspecify.annotations.NullMarked;
