package io.pennypost.server;

import io.pennypost.ses.Background;
import io.pennypost.ses.Leftovers;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.contact.ContactLists;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.importjob.ImportJobs;
import io.pennypost.ses.importjob.ImportTargets;
import io.pennypost.ses.suppression.SuppressionTenants;
import io.pennypost.ses.suppression.Suppressions;
import io.pennypost.store.Buckets;
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
    static AddressLists make(Base base, Accounts accounts, PageTokens tokens) {
        var catalog = base.store().catalog();
        var database = base.store().database();
        var leftovers = new Leftovers(database, List.of(ContactLists.ROWS, Suppressions.ROWS));
        var lists = new ContactLists(catalog, leftovers, tokens, base.random(), base.clock());
        var contacts = new Contacts(database, lists, tokens, base.clock());
        var suppressions = new Suppressions(
                new Suppressions.Keeping(catalog, database, leftovers),
                SuppressionTenants.NONE,
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
