package io.pennypost.server;

import io.pennypost.observe.OperatorLog;
import io.pennypost.server.settings.Settings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/// From start to the signal that ends it: SIGTERM or SIGINT stop gracefully, a second one kills.
final class Lifetime {
    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    /// Longer than every part's own stop time-out; a supervisor's patience (systemd: 90 s) is longer still.
    private static final Duration STOP_MAX = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile int status = ExitCode.SOFTWARE;

    private Lifetime() {}

    /// Runs the program until the process is told to stop.
    ///
    /// @return 0 after a clean stop, 1 when it could not start or stop
    static int run(Settings settings) {
        var lifetime = new Lifetime();
        // A platform thread: the JVM waits for it, and nothing else may.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(lifetime::stop));
        return lifetime.live(settings);
    }

    private int live(Settings settings) {
        try (var _ = Program.start(settings)) {
            asked.await();
            status = ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StartException e) {
            LOG.error("not started: {}", e.getMessage());
            status = ExitCode.SOFTWARE;
        } catch (RuntimeException e) {
            LOG.error("ended by a failure", e);
            status = ExitCode.SOFTWARE;
        } finally {
            stopped.countDown();
        }
        return status;
    }

    /// The shutdown hook. It ends the JVM itself after a signal, since the status would be 143 otherwise, which
    /// supervisors take for a failure.
    private void stop() {
        if (stopped.getCount() == 0) {
            return;
        }
        asked.countDown();
        try {
            if (!stopped.await(STOP_MAX.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
                LOG.error("not stopped within {} s, ending now", STOP_MAX.toSeconds());
                status = ExitCode.SOFTWARE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        OperatorLog.stop();
        Runtime.getRuntime().halt(status);
    }
}
