package io.pennypost.ses.importjob;

import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.store.Buckets;
import io.pennypost.store.DocumentCodec;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The records that were refused, beside the file they come from: one JSON object on each line, with the record, its
/// line and the reason. Where nothing is refused there is no file.
final class FailedRecords implements Closeable {
    private record Failed(long line, String error, String record) {}

    private static final DocumentCodec<Failed> JSON = DocumentCodec.of(Failed.class);

    private final Buckets buckets;
    private final String bucket;
    private final String key;
    private Optional<Writer> out = Optional.empty();

    FailedRecords(Buckets buckets, ImportJob job) {
        this.buckets = buckets;
        this.bucket = job.source().bucket();
        this.key = job.source().key() + ".failed-" + job.id() + ".json";
    }

    void add(ImportRecord record, ServiceError refusal) throws IOException {
        if (out.isEmpty()) {
            out = Optional.of(
                    new BufferedWriter(new OutputStreamWriter(buckets.write(bucket, key), StandardCharsets.UTF_8)));
        }
        out.get().write(JSON.encode(new Failed(record.line(), refusal.text().orElse(""), record.text())) + "\n");
    }

    /// Completes the file and says where it is.
    Optional<String> finish() throws IOException {
        close();
        return out.map(_ -> "s3://" + bucket + "/" + key);
    }

    @Override
    public void close() throws IOException {
        if (out.isPresent()) {
            out.get().close();
        }
    }
}
