/// What an accepted message looks like while it waits: its ids, its envelope, its way into the store.
///
/// The store keeps the envelope as opaque bytes; [Envelope] is the only reader and writer of them.
@NullMarked
package io.pennypost.send.spool;

import org.jspecify.annotations.NullMarked;
