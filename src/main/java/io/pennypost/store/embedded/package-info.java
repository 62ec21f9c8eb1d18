/// The store in one directory of one process: SQLite, and nothing that only SQLite can do.
///
/// [EmbeddedStore] opens the directory and hands out the ports. Two databases and one per day stand in it:
/// `catalog.db`, `spool.db` (messages, bodies, queue, outbox, inbox) and `events-YYYYMMDD.db` (the ledger of one UTC
/// day).
///
/// Each database has one writer thread ([GroupWriter]) that takes whatever calls are waiting, writes them with
/// multi-row statements, commits once and then wakes the callers; reads run on a few threads of their own
/// ([Readers]). Callers are virtual threads, and native calls would pin their carriers, so no caller ever enters
/// SQLite.
///
/// Ledger lines are committed with the change they tell of, in the outbox; [LedgerTailer] moves them to the day
/// files.
///
/// The statements also run on PostgreSQL 15 and later. What must not be used: JSON operators, rowid aliases, `strict`
/// and `without rowid` tables, `for update skip locked`, `greatest` or two-argument `max`.
///
/// This package knows no resource and no mail format; a body is bytes, an envelope is bytes, a document is text.
@NullMarked
package io.pennypost.store.embedded;

import org.jspecify.annotations.NullMarked;
