package io.pennypost.ses.importjob;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.store.Database;
import java.util.Optional;
import java.util.function.Consumer;

/// A list that records are imported into. One target serves one run of a job, from the first record on.
///
/// @param <C> what a record asks for
interface Target<C> {
    /// Records that a file may have.
    int recordsMax();

    /// What a record asks for; empty when it asks for nothing, as a line of column names does.
    ///
    /// @throws BadRequest            a bad record
    /// @throws ImportFailedException the whole file cannot be understood
    Optional<C> read(ImportRecord record) throws ImportFailedException;

    /// Takes what records ask for, in one transaction; refuses one with [BadRequest] and leaves the others.
    ///
    /// @throws NotFound the list is gone
    Consumer<C> in(Database.Transaction transaction);
}
