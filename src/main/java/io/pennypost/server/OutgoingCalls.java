package io.pennypost.server;

import io.pennypost.mail.dns.PublicAddress;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.receive.action.WebCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls over HTTP by the JDK's client, with a deadline over all of it.
final class OutgoingCalls implements WebCalls {
    private static final int ANSWER_MAX = 256 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Optional<Resolver> guard;

    /// @param guard where hosts at private addresses are refused, and who tells their addresses; none where the
    ///     operator named the hosts
    OutgoingCalls(Optional<Resolver> guard) {
        this.guard = guard;
    }

    @Override
    public Answer call(Request request) throws IOException {
        if (guard.isPresent()) {
            refusePrivate(guard.get(), request.url().getHost());
        }
        var call = client.sendAsync(
                outgoing(request),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), ANSWER_MAX));
        try {
            var answer = call.get(request.limit().toMillis(), TimeUnit.MILLISECONDS);
            var headers = new HashMap<String, String>();
            answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (TimeoutException late) {
            call.cancel(true);
            throw new IOException(host(request.url()) + " did not answer within " + request.limit() + ".", late);
        } catch (ExecutionException failed) {
            throw new IOException(host(request.url()) + " could not be called: " + failed.getCause(), failed);
        } catch (InterruptedException stop) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", stop);
        }
    }

    private static String host(URI url) {
        return String.valueOf(url.getAuthority());
    }

    private static HttpRequest outgoing(Request request) {
        var body = request.body();
        var bytes = HttpRequest.BodyPublishers.ofInputStream(() -> open(request));
        var publisher = body.size() == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.fromPublisher(bytes, body.size());
        var builder = HttpRequest.newBuilder(request.url()).method(request.method(), publisher);
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static InputStream open(Request request) {
        try {
            return request.body().open();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void refusePrivate(Resolver resolver, String host) throws IOException {
        var addresses = addresses(resolver, host);
        if (addresses.isEmpty()) {
            throw new IOException(host + " has no address.");
        }
        if (!addresses.stream().allMatch(PublicAddress::test)) {
            throw new IOException(host + " lies at a private address, which outgoing.allow_private forbids.");
        }
    }

    private static List<InetAddress> addresses(Resolver resolver, String host) throws IOException {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return switch (resolver.addresses(host)) {
                case Resolver.Answer.Found<InetAddress>(var found, var _, var _) -> found;
                case Resolver.Answer.NoData<InetAddress> _, Resolver.Answer.NoName<InetAddress> _ -> List.of();
                case Resolver.Answer.Failed<InetAddress>(var reason, var _) -> throw new IOException(reason, aName);
            };
        }
    }
}
