package io.pennypost.api.sns;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.neighbor.sns.SnsLimits;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Listings of SNS, whose pages have a fixed size.
final class Pages {
    private Pages() {}

    /// The page that a token leads to.
    ///
    /// @param fetch items after a name, one more than a page has: it tells whether there is a further page
    /// @param name  of an item, by which the listing is ordered
    /// @throws ServiceError `Invalid parameter: NextToken`
    static <T> Page<T> of(
            PageTokens tokens,
            Scope scope,
            String listing,
            Optional<String> token,
            Function<String, List<T>> fetch,
            Function<T, String> name) {
        var after = token.map(text -> tokens.read(scope, listing, text)
                        .orElseThrow(
                                () -> new ServiceError("InvalidParameterException", "Invalid parameter: NextToken")))
                .orElse("");
        var items = fetch.apply(after);
        if (items.size() <= SnsLimits.PAGE_SIZE) {
            return new Page<>(items, Optional.empty());
        }
        var page = items.subList(0, SnsLimits.PAGE_SIZE);
        return new Page<>(page, Optional.of(tokens.write(scope, listing, name.apply(page.getLast()))));
    }
}
