package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Capabilities.Extension;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import io.pennypost.mail.smtp.SmtpConnection;
import io.pennypost.mail.smtp.SmtpFailure;
import io.pennypost.mail.smtp.Timeouts;
import io.pennypost.mail.smtp.Transcript;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.send.deliver.Candidates.Candidate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Brings one session up at one address: connect, greeting, EHLO, TLS as demanded.
///
/// Where TLS is only an opportunity (RFC 7435) and fails, the same address is called once more in the clear, and the
/// failure is remembered, so that not every message pays for it.
final class Dialer {
    /// What came of a call.
    sealed interface Call {
        /// Ready for MAIL.
        record Ready(SmtpConnection connection) implements Call {}

        /// The server answered, and did not let us in.
        record TurnedAway(Reply reply, Phase phase) implements Call {}

        /// It broke.
        record Broken(SmtpFailure failure) implements Call {}

        /// TLS is demanded and the server cannot or will not.
        record WithoutTls(String detail) implements Call {}
    }

    private final String clientName;
    private final Optional<InetAddress> source;
    private final ClientTls tls;
    private final Timeouts timeouts;
    private final Watchdog watchdog;
    private final Memory memory;

    Dialer(
            String clientName,
            Optional<InetAddress> source,
            ClientTls tls,
            Timeouts timeouts,
            Watchdog watchdog,
            Memory memory) {
        this.clientName = clientName;
        this.source = source;
        this.tls = tls;
        this.timeouts = timeouts;
        this.watchdog = watchdog;
        this.memory = memory;
    }

    /// @param sources what to leave from; empty for the dialer's own
    Call dial(
            Candidate candidate,
            TlsDemand demand,
            List<InetAddress> sources,
            Duration patience,
            Transcript transcript,
            long limitNanos) {
        var line = new Line(candidate, demand, from(candidate, sources), patience, transcript, limitNanos);
        if (demand != TlsDemand.OPPORTUNISTIC) {
            return line.call(demand);
        }
        var host = candidate.target().host();
        if (memory.tlsIsBroken(host, candidate.address())) {
            transcript.note("TLS of this host is broken, going in the clear");
            return line.call(TlsDemand.NONE);
        }
        var call = line.call(demand);
        if (call instanceof Call.Broken(var failure) && failure.kind() == SmtpFailure.Kind.TLS) {
            memory.tlsBroke(host, candidate.address());
            transcript.note(failure.detail() + "; once more in the clear");
            return line.call(TlsDemand.NONE);
        }
        return call;
    }

    /// The address to leave from, of the target's family. A target always sees the same one, since receivers judge
    /// each address by what they have seen of it.
    private Optional<InetAddress> from(Candidate candidate, List<InetAddress> sources) {
        var fitting = sources.stream()
                .filter(own -> own.getClass() == candidate.address().getClass())
                .toList();
        if (fitting.isEmpty()) {
            return source.filter(own -> own.getClass() == candidate.address().getClass());
        }
        var choice = Math.floorMod(candidate.target().host().hashCode(), fitting.size());
        return Optional.of(fitting.get(choice));
    }

    /// One address under one demand.
    private final class Line {
        private final Candidate candidate;
        private final TlsDemand demand;
        private final Optional<InetAddress> from;
        private final Duration patience;
        private final Transcript transcript;
        private final long limitNanos;

        Line(
                Candidate candidate,
                TlsDemand demand,
                Optional<InetAddress> from,
                Duration patience,
                Transcript transcript,
                long limitNanos) {
            this.candidate = candidate;
            this.demand = demand;
            this.from = from;
            this.patience = patience;
            this.transcript = transcript;
            this.limitNanos = limitNanos;
        }

        Call call(TlsDemand now) {
            var target = candidate.target();
            var remote = new InetSocketAddress(candidate.address(), target.port());
            transcript.note("connecting to " + target.host() + " at "
                    + candidate.address().getHostAddress() + ":" + target.port());
            try {
                var connection =
                        SmtpConnection.open(watchdog, timeouts, remote, from, patience, transcript, limitNanos);
                return greet(connection, now);
            } catch (SmtpFailure failure) {
                transcript.note(failure.detail());
                return new Call.Broken(failure);
            }
        }

        private Call greet(SmtpConnection connection, TlsDemand now) {
            try {
                var call = welcome(connection, now);
                if (!(call instanceof Call.Ready)) {
                    connection.quit();
                }
                return call;
            } catch (SmtpFailure failure) {
                connection.close();
                return new Call.Broken(failure);
            }
        }

        private Call welcome(SmtpConnection connection, TlsDemand now) throws SmtpFailure {
            var greeting = connection.greeting();
            if (!greeting.isSuccess()) {
                return new Call.TurnedAway(greeting, Phase.GREETING);
            }
            var hello = connection.introduce(clientName);
            if (!hello.isSuccess()) {
                return new Call.TurnedAway(hello, Phase.EHLO);
            }
            return now == TlsDemand.NONE ? new Call.Ready(connection) : secured(connection);
        }

        private Call secured(SmtpConnection connection) throws SmtpFailure {
            if (!connection.capabilities().has(Extension.STARTTLS)) {
                return demand.forbidsClear()
                        ? new Call.WithoutTls(candidate.target().host() + " does not offer STARTTLS")
                        : new Call.Ready(connection);
            }
            var reply = connection.startTls(tls, candidate.target().host(), demand);
            if (connection.tlsProtocol().isEmpty()) {
                return tlsTurnedDown(connection, reply);
            }
            return reply.isSuccess() ? new Call.Ready(connection) : new Call.TurnedAway(reply, Phase.EHLO);
        }

        /// STARTTLS was offered and then refused: a 4xx is believed for a while, a 5xx at once.
        private Call tlsTurnedDown(SmtpConnection connection, Reply reply) {
            if (demand.forbidsClear()) {
                return new Call.WithoutTls(candidate.target().host() + " refused STARTTLS: " + reply);
            }
            if (reply.isPermanent()) {
                return new Call.Ready(connection);
            }
            memory.tlsRefused(candidate.target().host(), candidate.address());
            return new Call.TurnedAway(reply, Phase.STARTTLS);
        }
    }
}
