package io.pennypost.mail.tls;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the certificate's files every now and then, on a platform thread of its own.
public final class CertificateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final ServerTls tls;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// Starts the thread.
    ///
    /// @param interval how late a new certificate may be noticed
    public CertificateWatch(ServerTls tls, Duration interval) {
        this.tls = tls;
        this.thread = Thread.ofPlatform().daemon().name("certificate-watch").start(() -> run(interval.toMillis()));
    }

    private void run(long intervalMillis) {
        try {
            while (!closed.await(intervalMillis, TimeUnit.MILLISECONDS)) {
                if (tls.refresh(CertificateWatch::complain)) {
                    LOG.info("a new certificate is shown from now on");
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void complain(String reason) {
        LOG.warn("The files of the certificate have changed, but {}; the one before stays", reason);
    }

    /// Stops the thread and waits for its end.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(STOP_PATIENCE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
