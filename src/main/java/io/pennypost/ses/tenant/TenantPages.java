package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.PageTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Pages of one listing of this package: by name, with a token that says after which name to go on.
///
/// @param listing what the token is bound to, for example `tenant`
/// @param most    the largest page
record TenantPages<T>(PageTokens tokens, Scope scope, String listing, int most, Function<T, String> name) {
    /// Some items after a name, in order.
    @FunctionalInterface
    interface Source<T> {
        List<T> after(String name, int limit);
    }

    /// The next page of the items that are wanted.
    ///
    /// @param asked size of the page; else the largest, or 100 where that is more
    /// @throws BadRequest `Invalid Next Token`, or a size out of range
    Page<T> page(Optional<String> token, Optional<Integer> asked, Predicate<T> wanted, Source<T> source) {
        var size = PageSize.inRange(asked, Math.min(most, 100), most);
        var after = token.map(this::opened).orElse("");
        var found = new ArrayList<T>();
        // One more than asked for tells whether there is a further page.
        while (found.size() <= size) {
            var batch = source.after(after, size + 1);
            batch.stream().filter(wanted).limit(size + 1L - found.size()).forEach(found::add);
            if (batch.size() <= size) {
                break;
            }
            after = name.apply(batch.getLast());
        }
        if (found.size() <= size) {
            return new Page<>(found, Optional.empty());
        }
        var items = found.subList(0, size);
        return new Page<>(items, Optional.of(tokens.write(scope, listing, name.apply(items.getLast()))));
    }

    private String opened(String token) {
        return tokens.read(scope, listing, token).orElseThrow(() -> new BadRequest("Invalid Next Token"));
    }
}
