/// Everything durable: ports, and nothing that knows a resource.
///
/// [Spool] has custody of accepted mail, [Catalog] keeps small documents, [EventLog] keeps what happened, [Inbox]
/// keeps captured mail for people to read. Engines live in the packages below and pass one contract suite per port.
@NullMarked
package io.pennypost.store;

import org.jspecify.annotations.NullMarked;
