package io.pennypost.web.console;

import io.pennypost.store.EventLog;
import io.pennypost.store.Inbox;

/// What the console shows.
///
/// @param inbox  captured mail
/// @param bodies its bytes
/// @param ledger what happened to every message, captured or sent
/// @param ids    reads message ids
public record ConsoleSources(Inbox inbox, Bodies bodies, EventLog ledger, MessageIds ids) {}
