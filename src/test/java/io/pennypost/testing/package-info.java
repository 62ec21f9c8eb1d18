/// Fakes and fixtures that several packages' tests share. They keep the contracts of what they stand for.
@NullMarked
package io.pennypost.testing;

import org.jspecify.annotations.NullMarked;
