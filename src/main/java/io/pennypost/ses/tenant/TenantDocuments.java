package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.NotFound;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where tenants are kept, by name, for whoever only has to know them: the owner of what is deleted with a tenant
/// asks here whether there is one. Safe for use by many threads.
public final class TenantDocuments {
    private final Catalog catalog;
    private final DocumentKind<Tenant> kind = new DocumentKind<>("tenant", Tenant.class);

    public TenantDocuments(Catalog catalog) {
        this.catalog = catalog;
    }

    Catalog catalog() {
        return catalog;
    }

    /// One tenant, by the fastest way there is.
    public Optional<Tenant> find(Scope scope, String name) {
        return kind.find(catalog, scope, name);
    }

    Optional<Tenant> find(Catalog.Reader reader, Scope scope, String name) {
        return kind.find(reader, scope, name);
    }

    /// One that must be there, in the view or transaction of the reader.
    ///
    /// @throws NotFound `The requested tenant <X> does not exist.`
    Tenant require(Catalog.Reader reader, Scope scope, String name) {
        return find(reader, scope, name).orElseThrow(() -> notFound(name));
    }

    /// What is said of a tenant that is not there.
    static NotFound notFound(String name) {
        return new NotFound("The requested tenant <" + name + "> does not exist.");
    }

    long count(Catalog.Reader reader, Scope scope) {
        return kind.count(reader, scope);
    }

    void put(Catalog.Writer writer, Scope scope, Tenant tenant) {
        kind.put(writer, scope, tenant.name(), tenant);
    }

    void delete(Catalog.Writer writer, Scope scope, Tenant tenant) {
        kind.delete(writer, scope, tenant.name());
    }

    /// Up to `limit` by name, after the given one (empty to begin).
    List<Tenant> list(Scope scope, String afterName, int limit) {
        return catalog.read(reader -> kind.list(reader, scope, afterName, limit).stream()
                .map(Named::value)
                .toList());
    }

    /// Changes one as it is at that moment; false when there is none of this name and id.
    boolean change(Scope scope, String name, String id, UnaryOperator<Tenant> change) {
        return catalog.write(writer -> {
            var present = find(writer, scope, name).filter(tenant -> tenant.id().equals(id));
            present.ifPresent(tenant -> put(writer, scope, change.apply(tenant)));
            return present.isPresent();
        });
    }
}
