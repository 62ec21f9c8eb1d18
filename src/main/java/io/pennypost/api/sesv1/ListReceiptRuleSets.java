package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.util.List;
import java.util.Optional;

/// All rule sets by name. An account has no more of them than one page of AWS, so no page follows.
///
/// AWS: SES API v1, `ListReceiptRuleSets`.
final class ListReceiptRuleSets implements Operation<ListReceiptRuleSets.Input, ListReceiptRuleSets.Output> {
    record Input(Optional<String> nextToken) {}

    record Output(List<ReceiptRuleSetMetadata> ruleSets) {}

    private final ReceiptRuleSets sets;

    ListReceiptRuleSets(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        input.nextToken().ifPresent(token -> {
            throw new BadRequest("invalid nextToken " + token);
        });
        return new Output(sets.list(caller.scope()).stream()
                .map(ReceiptRuleSetMetadata::of)
                .toList());
    }
}
