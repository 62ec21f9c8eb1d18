package io.pennypost.ses.importjob;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.ses.Leftovers;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.contact.ContactLists;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.importjob.ImportDestination.SuppressionListDestination;
import io.pennypost.ses.suppression.SuppressionTenants;
import io.pennypost.ses.suppression.Suppressions;
import io.pennypost.store.StoreMetrics;
import io.pennypost.store.embedded.DirectoryBuckets;
import io.pennypost.store.embedded.EmbeddedOptions;
import io.pennypost.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs whose threads were not started wait for ever, so they can be counted.
class ImportJobsLimitTest {
    private static final ImportDestination DESTINATION =
            new ImportDestination(Optional.of(new SuppressionListDestination(ImportAction.PUT)), Optional.empty());
    private static final ImportDataSource SOURCE = new ImportDataSource("s3://b/k.csv", DataFormat.CSV);

    @TempDir
    Path directory;

    @Test
    void twentyJobsMayWaitAndNoMore() {
        var clock = InstantSource.fixed(NOW);
        var tokens = new PageTokens(new byte[16]);
        try (var store = EmbeddedStore.open(
                directory,
                EmbeddedOptions.defaults().withMarks(0, 0),
                clock,
                new AtomicLong()::incrementAndGet,
                StoreMetrics.NONE)) {
            var leftovers = new Leftovers(store.database(), List.of());
            var lists = new ContactLists(store.catalog(), leftovers, tokens, new Random(1), clock);
            var suppressions = new Suppressions(
                    new Suppressions.Keeping(store.catalog(), store.database(), leftovers),
                    SuppressionTenants.NONE,
                    new Accounts(store.catalog(), store.events(), new AccountSettings(true, -1, -1), clock),
                    tokens,
                    new Random(2),
                    clock);
            var targets = new ImportTargets(
                    store.database(),
                    new DirectoryBuckets(directory.resolve("buckets")),
                    new Contacts(store.database(), lists, tokens, clock),
                    suppressions);
            try (var jobs = new ImportJobs(store.catalog(), targets, lists, tokens, new Random(3), clock)) {
                for (int i = 0; i < 20; i++) {
                    jobs.create(SCOPE, DESTINATION, SOURCE);
                }

                var refusal = assertThrows(LimitExceeded.class, () -> jobs.create(SCOPE, DESTINATION, SOURCE));

                assertEquals(Optional.of("An account can have at most 20 concurrent import jobs."), refusal.text());
                var page = jobs.list(SCOPE, Optional.empty(), Optional.empty(), 100);
                assertEquals(20, page.items().size());
                assertEquals(JobStatus.CREATED, page.items().getFirst().status());
            }
        }
    }
}
