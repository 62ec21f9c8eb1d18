/// When the next attempt is due, and which deliveries go now.
///
/// Memory holds one entry per queue and a bounded window of its earliest deliveries; the rest stays in the store.
@NullMarked
package io.pennypost.send.schedule;

import org.jspecify.annotations.NullMarked;
