package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.IdentityFilter;
import io.pennypost.ses.identity.IdentityType;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.identity.VerificationStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Identities in any status, by name, a page at a time.
///
/// AWS: SES API v2, `ListEmailIdentities`, with its old GET and its new POST binding.
final class ListEmailIdentities implements Operation<ListEmailIdentities.Input, ListEmailIdentities.Output> {
    record Input(Map<String, String> filter, Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<IdentityInfo> emailIdentities, Optional<String> nextToken) {}

    /// AWS: shape `IdentityInfo`.
    record IdentityInfo(
            IdentityType identityType,
            String identityName,
            boolean sendingEnabled,
            VerificationStatus verificationStatus) {}

    private static final String NAME = "IDENTITY_NAME_CONTAINS";
    private static final String TYPE = "IDENTITY_TYPE";
    private static final String STATUS = "VERIFICATION_STATUS";
    private static final Set<String> FILTERS = Set.of(NAME, TYPE, STATUS);

    private final Identities identities;
    private final SendingIdentities sending;

    ListEmailIdentities(Identities identities, SendingIdentities sending) {
        this.identities = identities;
        this.sending = sending;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.ofIdentities("PageSize", input.pageSize(), SesLimits.IDENTITIES_PAGE_SIZE);
        var page = identities.list(caller.scope(), filter(input.filter()), input.nextToken(), size);
        return new Output(
                page.items().stream()
                        .map(identity -> info(caller.scope(), identity))
                        .toList(),
                page.nextToken());
    }

    private IdentityInfo info(Scope scope, Identity identity) {
        return new IdentityInfo(
                identity.type(),
                identity.name(),
                sending.isUsable(scope, identity),
                identity.ownership().status());
    }

    private static IdentityFilter filter(Map<String, String> filter) {
        if (!FILTERS.containsAll(filter.keySet())) {
            throw new BadRequest("A filter must be one of " + NAME + ", " + TYPE + ", " + STATUS + ".");
        }
        return new IdentityFilter(
                Optional.ofNullable(filter.get(NAME)),
                Optional.ofNullable(filter.get(TYPE)).map(value -> constant(TYPE, value, IdentityType.values())),
                Optional.ofNullable(filter.get(STATUS))
                        .map(value -> constant(STATUS, value, VerificationStatus.values())));
    }

    private static <E extends Enum<E>> E constant(String filter, String value, E[] constants) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new BadRequest("Value " + value + " for filter " + filter
                        + " is invalid. It must be one of " + Arrays.toString(constants) + "."));
    }
}
