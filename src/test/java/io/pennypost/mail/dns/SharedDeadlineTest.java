package io.pennypost.mail.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.testing.FakeResolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedDeadlineTest {
    private final FakeResolver zone = new FakeResolver("example.com TXT hello");

    @Test
    void answersComeThrough() {
        var dns = new SharedDeadline(zone, Duration.ofSeconds(10), System::nanoTime);

        var found = assertInstanceOf(Answer.Found.class, dns.txt("example.com"));

        assertEquals(List.of("hello"), found.records());
    }

    @Test
    void whatIsAskedTooLateIsNotAsked() {
        var now = new AtomicLong();
        var dns = new SharedDeadline(zone, Duration.ofSeconds(10), now::get);

        now.set(Duration.ofSeconds(10).toNanos());
        var failed = assertInstanceOf(Answer.Failed.class, dns.txt("example.com"));

        assertTrue(failed.timeout());
        assertEquals("the 10 s for all look-ups are over", failed.reason());
        assertEquals(List.of(), zone.queries());
    }

    @Test
    void aLookUpThatTakesTooLongIsGivenUpAndEndsByItself() throws InterruptedException {
        var release = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var slow = new CachingResolver(new SlowText(release, ended), System::nanoTime);
        var dns = new SharedDeadline(slow, Duration.ofMillis(20), System::nanoTime);

        assertInstanceOf(Answer.Failed.class, dns.txt("example.com"));

        release.countDown();
        assertTrue(ended.await(10, TimeUnit.SECONDS));
    }

    /// Answers no sooner than it is let.
    private record SlowText(CountDownLatch release, CountDownLatch ended) implements Resolver {
        @Override
        public Answer<String> txt(String name) {
            try {
                release.await();
                return new Answer.NoName<>();
            } catch (InterruptedException _) {
                return new Answer.Failed<>("interrupted", true);
            } finally {
                ended.countDown();
            }
        }

        @Override
        public Answer<Mx> mx(String name) {
            return new Answer.NoName<>();
        }

        @Override
        public Answer<InetAddress> addresses(String name) {
            return new Answer.NoName<>();
        }

        @Override
        public Answer<String> cname(String name) {
            return new Answer.NoName<>();
        }

        @Override
        public Answer<String> ptr(InetAddress address) {
            return new Answer.NoName<>();
        }

        @Override
        public Answer<Soa> soa(String name) {
            return new Answer.NoName<>();
        }
    }
}
