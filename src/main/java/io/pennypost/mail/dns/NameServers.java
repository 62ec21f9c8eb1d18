package io.pennypost.mail.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;

/// The recursive name servers, asked in order, twice around, until one answers or the deadline of the look-up is over.
///
/// A truncated answer over UDP is asked again over TCP. What a server says of the name (records, NODATA,
/// NXDOMAIN) is an answer; SERVFAIL, REFUSED and the like are not, and the next server is asked.
final class NameServers {
    /// RFC 9715 and the DNS flag day of 2020: large enough for mail, small enough not to be cut into fragments.
    private static final int UDP_PAYLOAD_BYTES = 1232;

    private static final int ROUNDS = 2;

    /// One server gets this long before the next is asked.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<SimpleResolver> servers;
    private final Duration deadline;
    private final LongSupplier nanoTime;

    NameServers(List<InetSocketAddress> addresses, Duration deadline, LongSupplier nanoTime) {
        this.servers = addresses.stream().map(NameServers::server).toList();
        this.deadline = deadline;
        this.nanoTime = nanoTime;
    }

    private static SimpleResolver server(InetSocketAddress address) {
        var server = new SimpleResolver(address);
        server.setEDNS(0, UDP_PAYLOAD_BYTES, 0, List.of());
        server.setIgnoreTruncation(false);
        return server;
    }

    /// When a look-up that begins now has to be over; on the monotonic clock.
    long deadlineFromNow() {
        return nanoTime.getAsLong() + deadline.toNanos();
    }

    /// What the first server that knows says. NOERROR or NXDOMAIN only.
    Response ask(Name name, int type, long deadlineNanos) throws LookupFailed {
        var query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        // RFC 6840 §5.7: tells the server that we care for its AD bit.
        query.getHeader().setFlag(Flags.AD);
        var last = new LookupFailed("no name server", false);
        for (var round = 0; round < ROUNDS; round++) {
            for (var server : servers) {
                try {
                    return new Response(askOne(server, query, deadlineNanos), isTrusted(server));
                } catch (LookupFailed failed) {
                    last = failed;
                }
            }
        }
        throw last;
    }

    private Message askOne(SimpleResolver server, Message query, long deadlineNanos) throws LookupFailed {
        var left = deadlineNanos - nanoTime.getAsLong();
        if (left <= 0) {
            throw new LookupFailed("deadline of " + deadline + " is over", true);
        }
        var patience = Math.min(left, PATIENCE.toNanos());
        server.setTimeout(PATIENCE);
        CompletableFuture<Message> sent = server.sendAsync(query).toCompletableFuture();
        try {
            return checked(sent.get(patience, TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw new LookupFailed("no answer from " + server.getAddress(), true);
        } catch (ExecutionException failure) {
            throw notAnswered(server, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LookupFailed("interrupted", true);
        }
    }

    private static Message checked(Message response) throws LookupFailed {
        var code = response.getRcode();
        if (code == Rcode.NOERROR || code == Rcode.NXDOMAIN) {
            return response;
        }
        throw new LookupFailed(Rcode.string(code), false);
    }

    private static LookupFailed notAnswered(SimpleResolver server, ExecutionException failure) {
        var message = String.valueOf(failure.getMessage());
        // dnsjava reports its own time-out as an IOException of this text.
        var timeout = failure.getCause() instanceof IOException && message.contains("imed out");
        return new LookupFailed(server.getAddress() + ": " + message, timeout);
    }

    /// The AD bit is worth what the way to the server is worth: a resolver on this machine is believed, no other.
    private static boolean isTrusted(SimpleResolver server) {
        return server.getAddress().getAddress().isLoopbackAddress();
    }

    /// What a server said, and whether its word on DNSSEC counts.
    record Response(Message message, boolean trusted) {
        boolean secure() {
            return trusted && message.getHeader().getFlag(Flags.AD);
        }

        boolean noSuchName() {
            return message.getRcode() == Rcode.NXDOMAIN;
        }
    }

    /// Nobody knows.
    static final class LookupFailed extends Exception {
        private static final long serialVersionUID = 1L;

        final boolean timeout;

        LookupFailed(String reason, boolean timeout) {
            super(reason, null, false, false);
            this.timeout = timeout;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
