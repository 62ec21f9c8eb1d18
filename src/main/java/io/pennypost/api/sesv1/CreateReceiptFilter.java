package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptFilters;

/// Creates an IP address filter.
///
/// AWS: SES API v1, `CreateReceiptFilter`.
final class CreateReceiptFilter implements Operation<CreateReceiptFilter.Input, CreateReceiptFilter.Output> {
    record Input(ReceiptFilterShape filter) {}

    record Output() {}

    private final ReceiptFilters filters;

    CreateReceiptFilter(ReceiptFilters filters) {
        this.filters = filters;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        filters.create(caller.scope(), input.filter().toFilter());
        return new Output();
    }
}
