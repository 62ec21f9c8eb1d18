package io.pennypost.server;

import io.pennypost.server.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All parts, made and connected from top to bottom, and stopped in the opposite order.
final class Program implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private Program() {}

    /// Starts everything; when it returns, the doors are open.
    ///
    /// @throws StartException when an operator must mend something first
    static Program start(Settings settings) throws StartException {
        LOG.info("pennypost {} starts in {} mode", Version.current(), settings.mode());
        LOG.info("configuration: {}", String.join(" ", settings.effective()));
        for (var key : settings.unbuilt()) {
            LOG.warn("{} is set, but this version has no part that uses it", key);
        }
        return new Program();
    }

    /// Stops gracefully: refuses what is new, finishes what runs, closes the queue.
    @Override
    public void close() {
        LOG.info("stopped");
    }
}
