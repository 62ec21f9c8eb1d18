/// From an admitted message to the bytes that are stored: composed from parts, or a raw message with the headers
/// changed that SES itself rewrites.
@NullMarked
package io.pennypost.send.compose;

import org.jspecify.annotations.NullMarked;
