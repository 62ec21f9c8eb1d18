package io.pennypost.web.console;

import io.pennypost.store.InboxEntry;
import io.pennypost.testing.Exchanges;
import io.pennypost.testing.MemoryEventLog;
import io.pennypost.testing.MemoryInbox;
import io.pennypost.testing.RecordedReply;
import java.io.IOException;

/// A console over an inbox and a ledger in heap, asked without a network.
final class ConsoleWorld implements AutoCloseable {
    static final String MESSAGES = "/_pennypost/v1/messages";

    final MemoryInbox inbox = new MemoryInbox();
    final MemoryEventLog ledger = new MemoryEventLog();
    final Console console;

    ConsoleWorld() {
        this(Gate.open());
    }

    ConsoleWorld(Gate gate) {
        console = new Console(
                new ConsoleSources(inbox, inbox::body, ledger, Mails::parse), gate, ConsoleConfig.local(), () -> 0L);
    }

    /// Lets the n-th mail arrive.
    InboxEntry arrives(int n, String raw) {
        var entry = Mails.entry(n, raw);
        inbox.put(entry, raw);
        return entry;
    }

    RecordedReply get(String target) throws IOException {
        return ask("GET", target);
    }

    RecordedReply ask(String method, String target, String... headers) throws IOException {
        var reply = new RecordedReply();
        console.serve(Exchanges.of(method, target, headers), reply);
        return reply;
    }

    static String path(InboxEntry entry) {
        return MESSAGES + "/" + entry.sesMessageId();
    }

    @Override
    public void close() {
        console.close();
    }
}
