/// What an operator sees of events on their way: who gets none for now, and what was given up.
///
/// Looks at [io.pennypost.neighbor.sns] and [io.pennypost.event].
@NullMarked
package io.pennypost.web.events;

import org.jspecify.annotations.NullMarked;
