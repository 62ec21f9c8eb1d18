package io.pennypost.mail.dns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Remembers answers as long as they may be remembered, and asks once for many who want the same.
///
/// Records live for their time to live, but at least a minute and at most an hour, so that neither a zone with
/// TTL 0 costs a query per message nor a long one outlives a move. What is not there (RFC 2308) lives for a
/// minute to a quarter of an hour. A failure is remembered for 30 s, doubled while it lasts, up to 5 min. The
/// cache holds [#NAMES_MAX] answers and then forgets those least used.
///
/// Safe for many threads; a waiter waits as long as the one look-up it shares, which has its own deadline.
public final class CachingResolver implements Resolver {
    static final int NAMES_MAX = 200_000;
    static final Duration FOUND_MIN = Duration.ofMinutes(1);
    static final Duration FOUND_MAX = Duration.ofHours(1);
    static final Duration NOTHING_MIN = Duration.ofMinutes(1);
    static final Duration NOTHING_MAX = Duration.ofMinutes(15);
    static final Duration FAILED_FIRST = Duration.ofSeconds(30);
    static final Duration FAILED_MAX = Duration.ofMinutes(5);

    private enum Kind {
        MX,
        ADDRESSES,
        TXT,
        CNAME,
        PTR,
        SOA
    }

    private record Question(Kind kind, String name) {}

    /// An answer with its end. It stays behind as stale: the next failure doubles on it.
    private record Kept(Answer<?> answer, long untilNanos, Duration life) {}

    private final Resolver inner;
    private final LongSupplier nanoTime;
    private final Cache<Question, Kept> kept =
            Caffeine.newBuilder().maximumSize(NAMES_MAX).build();
    private final ConcurrentHashMap<Question, CompletableFuture<Answer<?>>> inFlight = new ConcurrentHashMap<>();

    /// A cache before another resolver.
    ///
    /// @param nanoTime monotonic clock, in nanoseconds
    public CachingResolver(Resolver inner, LongSupplier nanoTime) {
        this.inner = inner;
        this.nanoTime = nanoTime;
    }

    @Override
    public Answer<Mx> mx(String name) {
        return ask(Kind.MX, name, inner::mx);
    }

    @Override
    public Answer<InetAddress> addresses(String name) {
        return ask(Kind.ADDRESSES, name, inner::addresses);
    }

    @Override
    public Answer<String> txt(String name) {
        return ask(Kind.TXT, name, inner::txt);
    }

    @Override
    public Answer<String> cname(String name) {
        return ask(Kind.CNAME, name, inner::cname);
    }

    @Override
    public Answer<String> ptr(InetAddress address) {
        return ask(Kind.PTR, address.getHostAddress(), _ -> inner.ptr(address));
    }

    @Override
    public Answer<Soa> soa(String name) {
        return ask(Kind.SOA, name, inner::soa);
    }

    /// The kind of the question fixes the type of its answer, so the cast holds.
    @SuppressWarnings("unchecked")
    private <T> Answer<T> ask(Kind kind, String name, Function<String, Answer<T>> lookup) {
        var question = new Question(kind, plain(name));
        var known = kept.getIfPresent(question);
        if (known != null && nanoTime.getAsLong() - known.untilNanos() < 0) {
            return (Answer<T>) known.answer();
        }
        var mine = new CompletableFuture<Answer<?>>();
        var other = inFlight.putIfAbsent(question, mine);
        if (other != null) {
            return (Answer<T>) other.join();
        }
        return (Answer<T>) lead(question, mine, lookup);
    }

    /// Looks up for all who wait on the question.
    private Answer<?> lead(
            Question question, CompletableFuture<Answer<?>> mine, Function<String, ? extends Answer<?>> lookup) {
        try {
            var answer = lookup.apply(question.name());
            keep(question, answer);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error broken) {
            mine.completeExceptionally(broken);
            throw broken;
        } finally {
            inFlight.remove(question, mine);
        }
    }

    private void keep(Question question, Answer<?> answer) {
        var life = life(answer, kept.getIfPresent(question));
        kept.put(question, new Kept(answer, nanoTime.getAsLong() + life.toNanos(), life));
    }

    private static Duration life(Answer<?> answer, @Nullable Kept before) {
        return switch (answer) {
            case Answer.Found<?> found -> clamp(found.timeToLive(), FOUND_MIN, FOUND_MAX);
            case Answer.NoData<?> noData -> clamp(noData.timeToLive(), NOTHING_MIN, NOTHING_MAX);
            case Answer.NoName<?> noName -> clamp(noName.timeToLive(), NOTHING_MIN, NOTHING_MAX);
            case Answer.Failed<?> _ ->
                before != null && before.answer() instanceof Answer.Failed<?>
                        ? clamp(before.life().multipliedBy(2), FAILED_FIRST, FAILED_MAX)
                        : FAILED_FIRST;
        };
    }

    private static Duration clamp(Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0) {
            return least;
        }
        return value.compareTo(most) > 0 ? most : value;
    }

    private static String plain(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
