package io.pennypost.server;

import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.api.gateway.Operation;
import io.pennypost.api.sns.SnsApi;
import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.neighbor.sns.Links;
import io.pennypost.neighbor.sns.NotificationMail;
import io.pennypost.neighbor.sns.Publications;
import io.pennypost.neighbor.sns.Publisher;
import io.pennypost.neighbor.sns.Publishing;
import io.pennypost.neighbor.sns.Subscriptions;
import io.pennypost.neighbor.sns.Topics;
import io.pennypost.neighbor.sns.UnsignedCalls;
import io.pennypost.outgoing.HttpClient;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.PageTokens;
import io.pennypost.web.sns.CertificateRoute;
import io.pennypost.web.sns.SubscriptionLinks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The AWS services beside SES that we are ourselves.
///
/// @param knownTopics those that SES may publish to: our own, or any where another SNS is configured
/// @param late        what is known only after other parts are made; nothing is delivered before
record Neighbors(
        Topics topics,
        Subscriptions subscriptions,
        KnownTopics knownTopics,
        Publishing publishing,
        SnsSigningKey signingKey,
        Late late,
        Closing parts)
        implements AutoCloseable {
    /// Parts of the program that are made after this one.
    ///
    /// @param publicUrl our own address, without a slash at the end
    record Late(CompletableFuture<String> publicUrl, CompletableFuture<NotificationMail> mail) {}

    static Neighbors make(Base base) {
        var catalog = base.store().catalog();
        var settings = base.settings();
        var topics = new Topics(catalog);
        var isElsewhere = settings.endpoints().byService().containsKey("sns");
        var late = new Late(new CompletableFuture<>(), new CompletableFuture<>());
        var key = new SnsSigningKey(settings.server().data(), base.signing()::await, base.secure(), base.clock());
        var parts = new Closing();
        var watchdog = parts.add("the watchdog of requests", new Watchdog(base.nanoTime(), Duration.ofMillis(500)));
        var http = parts.add(
                "outgoing requests",
                new HttpClient(
                        base.dns(),
                        base.tls(),
                        watchdog,
                        base.nanoTime(),
                        settings.outgoing().allowPrivate()));
        var publishing = parts.add(
                "notifications",
                Publishing.of(
                        catalog,
                        base.store().database(),
                        http,
                        (scope, address, subject, text) -> late.mail().join().send(scope, address, subject, text),
                        new Links(late.publicUrl()::join, settings.sns().signingHost(), key),
                        base.metrics(),
                        base.store().spool()::nextLedgerId,
                        base.clock()));
        var subscriptions = new Subscriptions(catalog, publishing.publisher(), base.secure(), base.clock());
        return new Neighbors(
                topics,
                subscriptions,
                isElsewhere ? KnownTopics.ANY : ours(base, topics, publishing.publisher()),
                publishing,
                key,
                late,
                parts);
    }

    private static KnownTopics ours(Base base, Topics topics, Publisher publisher) {
        return new KnownTopics() {
            @Override
            public boolean exists(Scope scope, String topicArn) {
                return topics.exists(scope, topicArn);
            }

            @Override
            public void greet(Scope scope, String topicArn, String text) {
                var id = new UUID(base.random().nextLong(), base.random().nextLong());
                publisher.publish(scope, List.of(new Publisher.Message(id, topicArn, text, 0)));
            }
        };
    }

    /// Publishes to a topic of our own.
    ///
    /// @throws IOException when there is no such topic
    void publish(Base base, Scope scope, String topicArn, String subject, String message) throws IOException {
        var id = new UUID(base.random().nextLong(), base.random().nextLong());
        var asked = new Publisher.Message(id, topicArn, message, 0);
        var lost =
                publishing.publisher().publish(scope, List.of(subject.isEmpty() ? asked : asked.withSubject(subject)));
        if (!lost.isEmpty()) {
            throw new IOException("There is no topic " + topicArn + ".");
        }
    }

    /// The operations of SNS.
    List<Operation<?, ?>> sns(Base base, PageTokens tokens) {
        return SnsApi.operations(
                topics,
                subscriptions,
                new Publications(publishing.publisher(), topics, base.random()),
                tokens,
                base.clock());
    }

    /// What receivers of notifications open without a signature.
    List<HttpRoute> routes() {
        return List.of(new CertificateRoute(signingKey), new SubscriptionLinks(new UnsignedCalls(subscriptions)));
    }

    @Override
    public void close() {
        parts.close();
    }
}
