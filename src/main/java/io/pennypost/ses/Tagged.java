package io.pennypost.ses;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One kind of resource that carries tags, as the tag operations and the checks of ARNs see it.
public interface Tagged {
    /// What its ARN has before the slash: `configuration-set`.
    String arnType();

    /// What error texts call it: `ConfigurationSet`, as in "No ConfigurationSet present with name: X".
    String displayName();

    /// The tags of one resource; empty when there is no such resource.
    ///
    /// @param name what its ARN has after the first slash
    Optional<List<Tag>> tags(Scope scope, String name);

    /// Whether there is such a resource, in the view or transaction of the reader.
    ///
    /// As it stands it sees the last commit; a kind whose deletion asks [TenantUse] looks through the reader, so
    /// that a resource cannot go while it is being associated.
    default boolean exists(Catalog.Reader reader, Scope scope, String name) {
        return tags(scope, name).isPresent();
    }

    /// Changes the tags of one resource as they are at this moment.
    ///
    /// @param change has no other effect, since it may run again; what it throws is passed on
    /// @return false when there is no such resource
    boolean changeTags(Scope scope, String name, UnaryOperator<List<Tag>> change);
}
