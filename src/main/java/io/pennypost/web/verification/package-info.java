/// The page behind the link of a verification mail.
///
/// Opening the link shows a button; pressing it verifies the address. Mail scanners and link previews open
/// links, they press no buttons. Knows of identities only what a link says; needs no session and no script.
@NullMarked
package io.pennypost.web.verification;

import org.jspecify.annotations.NullMarked;
