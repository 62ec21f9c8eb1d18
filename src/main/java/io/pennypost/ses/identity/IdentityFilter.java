package io.pennypost.ses.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Which identities a listing has; all conditions must hold, an empty one holds always.
///
/// @param nameContains part of the name, in any case
public record IdentityFilter(
        Optional<String> nameContains, Optional<IdentityType> type, Optional<VerificationStatus> status)
        implements Predicate<Identity> {
    /// All identities.
    public static final IdentityFilter ALL = new IdentityFilter(Optional.empty(), Optional.empty(), Optional.empty());

    public IdentityFilter {
        nameContains = nameContains.map(part -> part.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean test(Identity identity) {
        return nameContains
                        .filter(part ->
                                !identity.name().toLowerCase(Locale.ROOT).contains(part))
                        .isEmpty()
                && type.filter(wanted -> wanted != identity.type()).isEmpty()
                && status.filter(wanted -> wanted != identity.ownership().status())
                        .isEmpty();
    }
}
