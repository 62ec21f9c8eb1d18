/// What the ordinary test run checks about the code itself: arrows, banned calls, pages, sizes.
///
/// A rule of style that a test can hold needs no reviewer. Nothing here runs the program.
@NullMarked
package io.pennypost.tidy;

import org.jspecify.annotations.NullMarked;
