package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.IdentityFilter;
import io.pennypost.ses.identity.IdentityType;
import java.util.List;
import java.util.Optional;

/// Names of identities in any status, in their order, a page at a time.
///
/// AWS: SES API v1, `ListIdentities`.
final class ListIdentities implements Operation<ListIdentities.Input, ListIdentities.Output> {
    record Input(Optional<String> identityType, Optional<String> nextToken, Optional<Integer> maxItems) {}

    record Output(List<String> identities, Optional<String> nextToken) {}

    private final Identities identities;

    ListIdentities(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.ofIdentities("MaxItems", input.maxItems(), SesLimits.IDENTITIES_PAGE_SIZE_V1);
        var filter =
                new IdentityFilter(Optional.empty(), input.identityType().map(ListIdentities::type), Optional.empty());
        var page = identities.list(caller.scope(), filter, input.nextToken(), size);
        return new Output(page.items().stream().map(Identity::name).toList(), page.nextToken());
    }

    private static IdentityType type(String v1Name) {
        return switch (v1Name) {
            case "EmailAddress" -> IdentityType.EMAIL_ADDRESS;
            case "Domain" -> IdentityType.DOMAIN;
            default ->
                throw new ServiceError(
                        "ValidationError",
                        "1 validation error detected: Value at 'identityType' failed to satisfy constraint: "
                                + "Member must satisfy enum value set: [EmailAddress, Domain]");
        };
    }
}
