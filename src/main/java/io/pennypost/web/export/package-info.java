/// The door behind the links to exported files.
///
/// Open to everybody: the token in the link is the permission, and it expires. Knows of jobs only what a link says.
@NullMarked
package io.pennypost.web.export;

import org.jspecify.annotations.NullMarked;
