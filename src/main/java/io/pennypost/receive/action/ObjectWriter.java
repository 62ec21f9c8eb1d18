package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Body;
import io.pennypost.store.Buckets;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Writes objects into buckets.
@FunctionalInterface
public interface ObjectWriter {
    /// How long a disk may take for one object.
    Duration WRITE_LIMIT = Duration.ofSeconds(60);

    /// Returns when the object can be read.
    ///
    /// @throws IOException with a reason for the operator when it cannot be written
    void write(Scope scope, String bucket, String key, Body content) throws IOException;

    /// Writes into buckets of our own.
    ///
    /// @param threads do the writing, since it is I/O on files
    static ObjectWriter into(Buckets buckets, ExecutorService threads) {
        return (_, bucket, key, content) -> {
            var writing = threads.submit(() -> {
                try (var in = content.open();
                        var out = buckets.write(bucket, key)) {
                    return in.transferTo(out);
                }
            });
            try {
                writing.get(WRITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failed) {
                throw new IOException(String.valueOf(failed.getCause()), failed);
            } catch (TimeoutException late) {
                throw new IOException("The disk did not take the object within " + WRITE_LIMIT + ".", late);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted.", stop);
            }
        };
    }
}
