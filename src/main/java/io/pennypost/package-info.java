/// Pennypost: Amazon SES that anyone can run.
@NullMarked
package io.pennypost;

import org.jspecify.annotations.NullMarked;
