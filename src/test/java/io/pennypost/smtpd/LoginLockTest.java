package io.pennypost.smtpd;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LoginLockTest {
    private final AtomicLong now = new AtomicLong();
    private final LoginLock lock = new LoginLock(now::get);

    @Test
    void locksAtTheTwentiethFailureUntilTenMinutesAfterTheFirst() {
        var address = InetAddress.ofLiteral("192.0.2.1");

        for (int i = 1; i < 20; i++) {
            assertFalse(lock.failed(address));
            now.addAndGet(Duration.ofSeconds(20).toNanos());
        }
        assertFalse(lock.isLocked(address));
        assertTrue(lock.failed(address));
        assertTrue(lock.isLocked(address));

        now.set(Duration.ofMinutes(10).plusNanos(1).toNanos());
        assertFalse(lock.isLocked(address));
    }

    @Test
    void anIpv6AddressIsItsNetwork() {
        for (int i = 0; i < 20; i++) {
            lock.failed(InetAddress.ofLiteral("2001:db8:0:1::" + i));
        }

        assertTrue(lock.isLocked(InetAddress.ofLiteral("2001:db8:0:1:ffff::1")));
        assertFalse(lock.isLocked(InetAddress.ofLiteral("2001:db8:0:2::1")));
        assertFalse(lock.isLocked(InetAddress.ofLiteral("192.0.2.1")));
    }
}
