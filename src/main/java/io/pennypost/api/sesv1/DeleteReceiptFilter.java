package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptFilters;

/// Deletes an IP address filter. Deleting none is success.
///
/// AWS: SES API v1, `DeleteReceiptFilter`.
final class DeleteReceiptFilter implements Operation<DeleteReceiptFilter.Input, DeleteReceiptFilter.Output> {
    record Input(String filterName) {}

    record Output() {}

    private final ReceiptFilters filters;

    DeleteReceiptFilter(ReceiptFilters filters) {
        this.filters = filters;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        filters.delete(caller.scope(), input.filterName());
        return new Output();
    }
}
