package io.pennypost.server;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Background;
import io.pennypost.ses.Leftovers;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.contact.ContactLists;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.importjob.ImportJobs;
import io.pennypost.ses.importjob.ImportTargets;
import io.pennypost.ses.suppression.ListKey;
import io.pennypost.ses.suppression.Suppressions;
import io.pennypost.ses.tenant.Tenant;
import io.pennypost.ses.tenant.TenantDocuments;
import io.pennypost.store.Buckets;
import io.pennypost.store.Catalog;
import io.pennypost.store.embedded.DirectoryBuckets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// Lists of addresses, wired: contacts, suppressed addresses, imports into both, and the sweeping of what is left of
/// deleted ones.
record AddressLists(
        ContactLists contactLists,
        Contacts contacts,
        Suppressions suppressions,
        ImportJobs importJobs,
        Background sweeping)
        implements AutoCloseable {
    static AddressLists make(Base base, Accounts accounts, TenantDocuments tenants, PageTokens tokens) {
        var catalog = base.store().catalog();
        var database = base.store().database();
        var leftovers = new Leftovers(database, List.of(ContactLists.ROWS, Suppressions.ROWS));
        var lists = new ContactLists(catalog, leftovers, tokens, base.random(), base.clock());
        var contacts = new Contacts(database, lists, tokens, base.clock());
        var suppressions = new Suppressions(
                new Suppressions.Keeping(catalog, database, leftovers),
                (scope, name) -> tenants.find(scope, name).isPresent(),
                accounts,
                tokens,
                base.random(),
                base.clock());
        var imports = new ImportJobs(
                catalog,
                new ImportTargets(database, buckets(base), contacts, suppressions),
                lists,
                tokens,
                base.random(),
                base.clock());
        var sweeping = new Background("sweep", 1, _ -> leftovers.sweep());
        return new AddressLists(lists, contacts, suppressions, imports, sweeping);
    }

    private static Buckets buckets(Base base) {
        var endpoint = base.settings().endpoints().byService().get("s3");
        return endpoint == null
                ? new DirectoryBuckets(base.settings().server().data().resolve("buckets"))
                : new Elsewhere(String.valueOf(endpoint));
    }

    /// Buckets of an S3 that is configured and that nothing here speaks to yet.
    private record Elsewhere(String endpoint) implements Buckets {
        @Override
        public InputStream read(String bucket, String key) throws IOException {
            throw refused();
        }

        @Override
        public OutputStream write(String bucket, String key) throws IOException {
            throw refused();
        }

        private IOException refused() {
            return new IOException("s3.endpoint is " + endpoint
                    + ", but this version can only read buckets in its data directory; leave s3.endpoint empty.");
        }
    }

    /// Takes the suppression list of a tenant that is being deleted away; its rows go in the background.
    int forgetTenant(Catalog.Writer writer, Scope scope, Tenant tenant, int limit) {
        suppressions.forget(writer, ListKey.ofTenant(scope, tenant.name()));
        return 0;
    }

    /// Begins the work in the background.
    void start() {
        importJobs.start();
        sweeping.start();
    }

    @Override
    public void close() {
        importJobs.close();
        sweeping.close();
    }
}
