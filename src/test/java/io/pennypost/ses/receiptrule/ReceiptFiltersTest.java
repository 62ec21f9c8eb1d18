package io.pennypost.ses.receiptrule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.receiptrule.ReceiptFilter.Policy;
import io.pennypost.testing.MemoryCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptFiltersTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");

    private final ReceiptFilters filters = new ReceiptFilters(new MemoryCatalog());

    private static ReceiptFilter filter(String name) {
        return new ReceiptFilter(name, Policy.BLOCK, "192.0.2.0/24");
    }

    private void assertRefused(String code, String message, ReceiptFilter filter) {
        var before = filters.list(SCOPE);
        var error = assertThrows(ServiceError.class, () -> filters.create(SCOPE, filter));
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
        assertEquals(before, filters.list(SCOPE));
    }

    @Test
    void filtersAreListedByNameAndDeletedTwice() {
        filters.create(SCOPE, filter("b"));
        filters.create(SCOPE, new ReceiptFilter("a", Policy.ALLOW, "192.0.2.1"));

        assertEquals(List.of(new ReceiptFilter("a", Policy.ALLOW, "192.0.2.1"), filter("b")), filters.list(SCOPE));

        filters.delete(SCOPE, "a");
        filters.delete(SCOPE, "a");
        assertEquals(List.of(filter("b")), filters.list(SCOPE));
    }

    @Test
    void whatCannotBeAFilterIsRefused() {
        filters.create(SCOPE, filter("a"));

        assertRefused("AlreadyExistsException", "Filter already exists: a", filter("a"));
        assertRefused("BadRequestException", "Not a valid filterName: -a", filter("-a"));
        assertRefused(
                "BadRequestException", "Invalid CIDR block", new ReceiptFilter("b", Policy.BLOCK, "192.0.2.0/33"));
    }

    @Test
    void thereAreAHundred() {
        for (int i = 0; i < SesLimits.RECEIPT_FILTERS_MAX; i++) {
            filters.create(SCOPE, filter("f" + i));
        }

        assertRefused("LimitExceededException", "Too many filters", filter("more"));
        assertEquals(SesLimits.RECEIPT_FILTERS_MAX, filters.list(SCOPE).size());
    }
}
