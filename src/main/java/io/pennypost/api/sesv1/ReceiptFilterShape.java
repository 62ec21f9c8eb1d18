package io.pennypost.api.sesv1;

import io.pennypost.ses.receiptrule.ReceiptFilter;

/// AWS: shape `ReceiptFilter`.
record ReceiptFilterShape(String name, ReceiptIpFilter ipFilter) {
    /// AWS: shape of the same name.
    record ReceiptIpFilter(ReceiptFilter.Policy policy, String cidr) {}

    static ReceiptFilterShape of(ReceiptFilter filter) {
        return new ReceiptFilterShape(filter.name(), new ReceiptIpFilter(filter.policy(), filter.cidr()));
    }

    ReceiptFilter toFilter() {
        return new ReceiptFilter(name, ipFilter.policy(), ipFilter.cidr());
    }
}
