package io.pennypost.mail.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.mail.dns.Resolver.Mx;
import io.pennypost.testing.FakeResolver;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CachingResolverTest {
    private final AtomicLong nanos = new AtomicLong();
    private final FakeResolver inner = new FakeResolver("b.example MX 10 mx.b.example");
    private final CachingResolver cache = new CachingResolver(inner, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "60, 60", "300, 300", "86400, 3600"})
    void recordsLiveForTheirTimeToLiveWithinBounds(long ttl, long lifeSeconds) {
        inner.become("b.example " + ttl + " MX 10 mx.b.example");

        cache.mx("b.example");
        pass(Duration.ofSeconds(lifeSeconds).minusNanos(1));
        cache.mx("B.Example.");
        assertEquals(1, inner.queries().size());

        pass(Duration.ofNanos(1));
        cache.mx("b.example");
        assertEquals(2, inner.queries().size());
    }

    @Test
    void whatIsNotThereLivesForAMinuteAtLeast() {
        assertInstanceOf(Answer.NoName.class, cache.mx("c.example"));
        pass(Duration.ofSeconds(59));
        assertInstanceOf(Answer.NoName.class, cache.mx("c.example"));
        assertEquals(1, inner.queries().size());

        pass(Duration.ofSeconds(1));
        cache.mx("c.example");
        assertEquals(2, inner.queries().size());
    }

    @Test
    void failuresDoubleUpToFiveMinutes() {
        inner.become("b.example SERVFAIL");

        for (var life : new long[] {30, 60, 120, 240, 300, 300}) {
            var before = inner.queries().size();
            cache.mx("b.example");
            pass(Duration.ofSeconds(life).minusNanos(1));
            cache.mx("b.example");
            assertEquals(before + 1, inner.queries().size());
            pass(Duration.ofNanos(1));
        }
    }

    @Test
    void afterAnAnswerFailuresBeginAnew() {
        inner.become("b.example SERVFAIL");
        cache.mx("b.example");
        pass(Duration.ofSeconds(30));
        inner.become("b.example MX 10 mx.b.example");
        assertInstanceOf(Answer.Found.class, cache.mx("b.example"));
        pass(Duration.ofHours(1));
        inner.become("b.example SERVFAIL");
        cache.mx("b.example");
        var before = inner.queries().size();

        pass(Duration.ofSeconds(30));
        cache.mx("b.example");

        assertEquals(before + 1, inner.queries().size());
    }

    @Test
    void manyWhoAskAtOnceAreOneQuery() throws Exception {
        var asked = new AtomicInteger();
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var slow = slowResolver(asked, entered, release);
        var shared = new CachingResolver(slow, nanos::get);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Answer<Mx>>>();
            for (var i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> shared.mx("b.example")));
            }
            entered.await(10, TimeUnit.SECONDS);
            release.countDown();
            for (var answer : answers) {
                assertInstanceOf(Answer.Found.class, answer.get(10, TimeUnit.SECONDS));
            }
        }

        assertEquals(1, asked.get());
    }

    private Resolver slowResolver(AtomicInteger asked, CountDownLatch entered, CountDownLatch release) {
        return (Resolver) Proxy.newProxyInstance(
                Resolver.class.getClassLoader(), new Class<?>[] {Resolver.class}, (_, _, arguments) -> {
                    asked.incrementAndGet();
                    entered.countDown();
                    release.await(10, TimeUnit.SECONDS);
                    return inner.mx((String) arguments[0]);
                });
    }
}
