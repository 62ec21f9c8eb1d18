package io.pennypost.ses.importjob;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.suppression.ListKey;
import io.pennypost.ses.suppression.Suppressions;
import io.pennypost.store.Database;
import io.pennypost.store.DocumentCodec;
import io.pennypost.store.StoreException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// An account's suppression list: `address,REASON`, or `{"emailAddress":…,"reason":…}`; to delete, the address is
/// enough.
final class SuppressionTarget implements Target<SuppressionTarget.Change> {
    /// What a record asks for.
    ///
    /// @param reason empty to delete
    record Change(String address, Optional<SuppressionReason> reason) {}

    private record Line(Optional<String> emailAddress, Optional<String> reason) {}

    private static final DocumentCodec<Line> JSON = DocumentCodec.of(Line.class);
    private static final String ADDRESS = "emailAddress";

    private final Suppressions suppressions;
    private final ListKey list;
    private final ImportAction action;
    private final DataFormat format;

    SuppressionTarget(Suppressions suppressions, ListKey list, ImportAction action, DataFormat format) {
        this.suppressions = suppressions;
        this.list = list;
        this.action = action;
        this.format = format;
    }

    @Override
    public int recordsMax() {
        return SesLimits.IMPORTED_ADDRESSES_MAX;
    }

    @Override
    public Optional<Change> read(ImportRecord record) {
        var line = format == DataFormat.CSV ? csv(record.text()) : json(record.text());
        var address = line.emailAddress().orElseThrow(() -> new BadRequest("The record has no " + ADDRESS + "."));
        if (address.equalsIgnoreCase(ADDRESS)) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                address, action == ImportAction.DELETE ? Optional.empty() : Optional.of(reason(line.reason()))));
    }

    private static Line csv(String text) {
        var fields = Csv.fields(text);
        return new Line(Optional.of(fields.getFirst()), fields.stream().skip(1).findFirst());
    }

    private static Line json(String text) {
        try {
            return JSON.decode(text);
        } catch (StoreException e) {
            throw new BadRequest("The record is no JSON object with the members " + ADDRESS + " and reason.");
        }
    }

    private static SuppressionReason reason(Optional<String> text) {
        return Arrays.stream(SuppressionReason.values())
                .filter(reason -> text.map(String::strip).equals(Optional.of(reason.name())))
                .findFirst()
                .orElseThrow(() -> new BadRequest("The reason must be BOUNCE or COMPLAINT."));
    }

    @Override
    public Consumer<Change> in(Database.Transaction transaction) {
        var batch = suppressions.batch(transaction, list);
        return change -> change.reason()
                .ifPresentOrElse(reason -> batch.put(change.address(), reason), () -> batch.delete(change.address()));
    }
}
