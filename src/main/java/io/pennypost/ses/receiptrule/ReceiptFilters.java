package io.pennypost.ses.receiptrule;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.SesLimits;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;

/// The IP address filters of all accounts. Safe for use by many threads.
public final class ReceiptFilters {
    private final Catalog catalog;
    private final DocumentKind<ReceiptFilter> filters = new DocumentKind<>("receipt-filter", ReceiptFilter.class);

    public ReceiptFilters(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Creates a filter.
    ///
    /// @throws BadRequest                     `Not a valid filterName: X`, `Invalid CIDR block`
    /// @throws io.pennypost.ses.AlreadyExists `Filter already exists: X`
    /// @throws LimitExceeded                  `Too many filters`: 100
    public void create(Scope scope, ReceiptFilter filter) {
        Refusals.checkName("filterName", filter.name());
        if (IpRange.parse(filter.cidr()).isEmpty()) {
            throw new BadRequest("Invalid CIDR block");
        }
        catalog.write(writer -> {
            if (filters.find(writer, scope, filter.name()).isPresent()) {
                throw Refusals.taken("Filter", filter.name());
            }
            if (filters.count(writer, scope) >= SesLimits.RECEIPT_FILTERS_MAX) {
                throw new LimitExceeded("Too many filters");
            }
            return filters.insert(writer, scope, filter.name(), filter);
        });
    }

    /// All filters by name.
    public List<ReceiptFilter> list(Scope scope) {
        return catalog.read(reader -> filters.list(reader, scope, "", SesLimits.RECEIPT_FILTERS_MAX)).stream()
                .map(Named::value)
                .toList();
    }

    /// Whether an address is kept out. The filter with the narrowest range that the address lies in decides; of two
    /// equally narrow ones that which lets it in.
    public boolean blocks(Scope scope, InetAddress peer) {
        return list(scope).stream()
                .filter(filter -> filter.range().contains(peer))
                .max(Comparator.<ReceiptFilter>comparingInt(
                                filter -> filter.range().prefixLength())
                        .thenComparing(filter -> filter.policy() == ReceiptFilter.Policy.ALLOW))
                .filter(filter -> filter.policy() == ReceiptFilter.Policy.BLOCK)
                .isPresent();
    }

    /// Deletes a filter; none is as good as a deleted one.
    public void delete(Scope scope, String name) {
        catalog.write(writer -> filters.delete(writer, scope, name));
    }
}
