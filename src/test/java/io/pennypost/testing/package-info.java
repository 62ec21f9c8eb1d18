/// Stand-ins for the world, used by the tests of several packages: name servers, SMTP peers, certificates.
///
/// Everything here listens on loopback only, is closed by the test that opened it, and waits with a bound.
@NullMarked
package io.pennypost.testing;

import org.jspecify.annotations.NullMarked;
