package io.pennypost.ses.tenant;

import java.util.Optional;

/// What the ARN of a tenant has after `tenant/`.
record TenantName(String name, String id) {
    /// Empty when it is not two parts with a slash between.
    static Optional<TenantName> parse(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && slash < text.length() - 1
                ? Optional.of(new TenantName(text.substring(0, slash), text.substring(slash + 1)))
                : Optional.empty();
    }
}
