package io.pennypost.ses;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;

/// Whether tenants use a resource; one that is used cannot be deleted.
@FunctionalInterface
public interface TenantUse {
    /// No tenant uses anything.
    TenantUse NONE = (reader, scope, resourceArn) -> false;

    /// Whether an association with some tenant exists, in the view or transaction of the reader.
    boolean isUsed(Catalog.Reader reader, Scope scope, String resourceArn);

    /// Refuses the deletion of a resource in use.
    ///
    /// @throws BadRequest `Cannot delete <ARN> because it has tenant associations. …`
    default void requireNone(Catalog.Reader reader, Scope scope, String resourceArn) {
        if (isUsed(reader, scope, resourceArn)) {
            throw new BadRequest("Cannot delete <" + resourceArn
                    + "> because it has tenant associations. Remove all tenant associations and try again.");
        }
    }
}
