package io.pennypost.server;

import io.pennypost.aws.secret.Secret;
import io.pennypost.receive.action.AwsEndpoint;
import io.pennypost.receive.action.Functions;
import io.pennypost.receive.action.LambdaEndpoint;
import io.pennypost.receive.action.ObjectWriter;
import io.pennypost.receive.action.S3Endpoint;
import io.pennypost.receive.action.SetupNotification;
import io.pennypost.receive.action.SnsEndpoint;
import io.pennypost.receive.action.TopicPublisher;
import io.pennypost.receive.action.WebFunction;
import io.pennypost.store.embedded.DirectoryBuckets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The services that receipt rules lead to: those of the configuration, else our own.
///
/// @param lambda functions with an ARN
/// @param web    functions that are URLs
record ActionServices(ObjectWriter objects, Functions lambda, Functions web, TopicPublisher topics) {
    private static final Logger LOG = LoggerFactory.getLogger(ActionServices.class);

    /// Writers of our own buckets: what they do is I/O on files, for which virtual threads are no good.
    private static final int FILE_WRITERS = 4;

    static ActionServices make(Base base, TopicPublisher ours) {
        var configured = new OutgoingCalls(Optional.empty());
        var strangers = new OutgoingCalls(
                base.settings().outgoing().allowPrivate() ? Optional.empty() : Optional.of(base.dns()));
        var clock = base.clock();
        var buckets = new DirectoryBuckets(base.settings().server().data().resolve("buckets"));
        var writers = Executors.newFixedThreadPool(
                FILE_WRITERS,
                Thread.ofPlatform().name("bucket-writer-", 0).daemon().factory());
        var secret = webhookSecret(base);
        return new ActionServices(
                endpoint(base, "s3")
                        .<ObjectWriter>map(s3 -> new S3Endpoint(s3, configured, clock))
                        .orElseGet(() -> ObjectWriter.into(buckets, writers)),
                endpoint(base, "lambda")
                        .<Functions>map(lambda -> new LambdaEndpoint(lambda, configured, clock))
                        .orElse((_, _, _, _) -> {
                            throw new IOException("lambda.endpoint is not set: there is nobody to call functions.");
                        }),
                new WebFunction(strangers, secret, clock),
                endpoint(base, "sns")
                        .<TopicPublisher>map(sns -> new SnsEndpoint(sns, configured, clock))
                        .orElse(ours));
    }

    /// The key of signed posts, written down for those who check them.
    private static Secret webhookSecret(Base base) {
        var secret = HexFormat.of().formatHex(base.secret().key("webhook"));
        var file = base.settings().server().data().resolve("webhook-secret");
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, secret + "\n");
            }
        } catch (IOException e) {
            LOG.warn("The key of signed posts cannot be written to {}: {}", file, e.getMessage());
        }
        return new Secret(secret);
    }

    SetupNotification setup(Base base) {
        return new SetupNotification(objects, topics, base.clock());
    }

    private static Optional<AwsEndpoint> endpoint(Base base, String service) {
        return Optional.ofNullable(base.settings().endpoints().byService().get(service))
                .map(url -> endpoint(base, url));
    }

    /// Without keys of the configuration placeholders are sent, which emulators take.
    private static AwsEndpoint endpoint(Base base, URI url) {
        var aws = base.settings().aws();
        return new AwsEndpoint(
                url,
                aws.accessKeyId().orElse("pennypost"),
                aws.secretAccessKey().orElse(new Secret("pennypost")));
    }
}
