package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptFilters;
import java.util.List;

/// All IP address filters by name.
///
/// AWS: SES API v1, `ListReceiptFilters`.
final class ListReceiptFilters implements Operation<ListReceiptFilters.Input, ListReceiptFilters.Output> {
    record Input() {}

    record Output(List<ReceiptFilterShape> filters) {}

    private final ReceiptFilters filters;

    ListReceiptFilters(ReceiptFilters filters) {
        this.filters = filters;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(filters.list(caller.scope()).stream()
                .map(ReceiptFilterShape::of)
                .toList());
    }
}
