package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;

/// What became of one recipient in one attempt. A fact, not a decision: whether to try again is up to the dispatcher.
public sealed interface RecipientOutcome {
    /// The server's reply, or the one that we would give in its place (RFC 3463 codes), for diagnostics and bounces.
    Reply reply();

    /// The server took responsibility: 2xx to the final dot.
    record Delivered(Reply reply) implements RecipientOutcome {}

    /// The server said 5xx. At GREETING only when every host of the site said 521 (RFC 7504).
    record Refused(Reply reply, Phase phase) implements RecipientOutcome {}

    /// The server said 4xx, or something that is not final: 5xx at greeting or EHLO, 3xx to the final dot.
    record Deferred(Reply reply, Phase phase) implements RecipientOutcome {}

    /// No dialogue, or one that broke before the final dot was written: nothing was accepted.
    record Unreachable(Trouble trouble, String detail) implements RecipientOutcome {
        @Override
        public Reply reply() {
            return trouble.reply(detail);
        }
    }

    /// No host to go to.
    record NoRoute(Cause cause, String detail) implements RecipientOutcome {
        @Override
        public Reply reply() {
            return cause.reply(detail);
        }
    }

    /// The dialogue broke after the final dot: the server may have the message, trying again may make a duplicate
    /// (RFC 1047).
    record Unknown(String detail) implements RecipientOutcome {
        @Override
        public Reply reply() {
            return Reply.of(421, "4.4.2 Connection lost after the message was sent: " + detail);
        }
    }

    /// The server's SIZE is less than the message; nothing was sent.
    record TooLarge(long limit) implements RecipientOutcome {
        @Override
        public Reply reply() {
            return Reply.of(552, "5.3.4 Message is larger than the " + limit + " bytes the server takes");
        }
    }

    /// The message is 8-bit and the server is not (RFC 6152 §3); nothing was sent.
    record EightBitNotSupported() implements RecipientOutcome {
        @Override
        public Reply reply() {
            return Reply.of(554, "5.6.3 The server does not take 8-bit messages");
        }
    }

    /// Why there was no dialogue.
    enum Trouble {
        /// Nobody listens at any address.
        CONNECTION_REFUSED(421, "4.4.1 Unable to connect to remote host"),
        /// No way there, or no answer.
        NOT_CONNECTED(421, "4.4.1 Unable to connect to remote host"),
        /// The server went silent.
        TIMEOUT(421, "4.4.2 Timeout while talking to remote host"),
        /// The server went away before the final dot.
        LOST(421, "4.4.2 Connection to remote host lost"),
        /// The server does not speak SMTP.
        PROTOCOL(421, "4.5.0 Protocol error of remote host"),
        /// TLS was demanded and not to be had.
        TLS(454, "4.7.5 TLS demanded but not possible"),
        /// All connections to the site were busy for too long; nothing was tried.
        BUSY(421, "4.3.2 No free connection to remote host");

        private final int code;
        private final String text;

        Trouble(int code, String text) {
            this.code = code;
            this.text = text;
        }

        Reply reply(String detail) {
            return Reply.of(code, text + ": " + detail);
        }
    }

    /// Why there is no host.
    enum Cause {
        /// The domain says that it takes no mail (RFC 7505).
        NULL_MX(556, "5.1.10 Recipient domain has a null MX"),
        /// NXDOMAIN.
        NO_SUCH_DOMAIN(550, "5.4.4 Invalid domain"),
        /// The domain exists, but no host of it has an address that may be used.
        NO_ADDRESS(550, "5.4.4 Invalid domain"),
        /// The best MX is ourselves (RFC 5321 §5.1).
        LOOPS_TO_SELF(554, "5.4.6 Mail for this domain loops back to this host"),
        /// Nobody could say.
        DNS_FAILURE(451, "4.4.3 Temporary DNS failure");

        private final int code;
        private final String text;

        Cause(int code, String text) {
            this.code = code;
            this.text = text;
        }

        Reply reply(String detail) {
            return Reply.of(code, detail.isEmpty() ? text : text + ": " + detail);
        }
    }
}
