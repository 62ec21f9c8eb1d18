package io.pennypost.ses;

import java.util.Optional;

/// How many items a page has: what the caller asks for, within bounds, or the operation's own number.
public final class PageSize {
    private PageSize() {}

    /// Of a listing of identities.
    ///
    /// @param parameter what the operation calls it: `PageSize` or `MaxItems`
    /// @throws BadRequest `Value N for parameter PageSize is invalid. PageSize must be between 1 and 1000.`
    public static int ofIdentities(String parameter, Optional<Integer> asked, int otherwise) {
        var size = asked.orElse(otherwise);
        if (isOutside(size)) {
            throw new BadRequest("Value " + size + " for parameter " + parameter + " is invalid. " + parameter
                    + " must be between 1 and " + SesLimits.PAGE_SIZE_MAX + ".");
        }
        return size;
    }

    /// Of a listing of configuration sets.
    ///
    /// @throws BadRequest `The page size must be between 1 and 1000`
    public static int ofConfigurationSets(Optional<Integer> asked) {
        var size = asked.orElse(SesLimits.CONFIGURATION_SETS_PAGE_SIZE);
        if (isOutside(size)) {
            throw new BadRequest("The page size must be between 1 and " + SesLimits.PAGE_SIZE_MAX);
        }
        return size;
    }

    /// Of a listing of contacts, suppressed addresses or import jobs: as many as may be unless fewer are asked for.
    ///
    /// @throws BadRequest `The page size must be between 1 and 1000`
    public static int ofLists(Optional<Integer> asked) {
        return of(
                asked,
                SesLimits.PAGE_SIZE_MAX,
                SesLimits.PAGE_SIZE_MAX,
                "The page size must be between 1 and " + SesLimits.PAGE_SIZE_MAX);
    }

    /// Of any other listing.
    ///
    /// @param otherwise the operation's own number
    /// @param max       the largest page
    /// @param refusal   what is said of a size outside of 1 to `max`
    /// @throws BadRequest with that text
    public static int of(Optional<Integer> asked, int otherwise, int max, String refusal) {
        var size = asked.orElse(otherwise);
        if (size < 1 || size > max) {
            throw new BadRequest(refusal);
        }
        return size;
    }

    /// Of a listing that answers as for a constraint of its shape.
    ///
    /// @throws BadRequest `1 validation error detected: Value at 'pageSize' failed to satisfy constraint: …`
    public static int inRange(Optional<Integer> asked, int otherwise, int max) {
        var size = asked.orElse(otherwise);
        var bound = size < 1 ? "greater than or equal to 1" : "less than or equal to " + max;
        return of(
                asked,
                otherwise,
                max,
                "1 validation error detected: Value at 'pageSize' failed to satisfy constraint: Member must have value "
                        + bound);
    }

    private static boolean isOutside(int size) {
        return size < 1 || size > SesLimits.PAGE_SIZE_MAX;
    }
}
