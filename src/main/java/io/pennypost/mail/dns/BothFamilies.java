package io.pennypost.mail.dns;

import io.pennypost.mail.dns.Resolver.Answer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One answer out of the answers for A and for AAAA.
///
/// Addresses of one family are enough: many zones break on AAAA alone. Without any, NXDOMAIN of either speaks for the
/// name, and a failure of either means that nobody knows.
final class BothFamilies {
    private BothFamilies() {}

    static Answer<InetAddress> join(Answer<InetAddress> four, Answer<InetAddress> six) {
        var found = new ArrayList<Answer.Found<InetAddress>>();
        for (var answer : List.of(four, six)) {
            if (answer instanceof Answer.Found<InetAddress> some) {
                found.add(some);
            }
        }
        return found.isEmpty() ? nothing(four, six) : together(found);
    }

    private static Answer<InetAddress> together(List<Answer.Found<InetAddress>> found) {
        var all = new ArrayList<InetAddress>();
        var timeToLive = found.getFirst().timeToLive();
        var secure = true;
        for (var some : found) {
            all.addAll(some.records());
            timeToLive = min(timeToLive, some.timeToLive());
            secure &= some.secure();
        }
        return new Answer.Found<>(all, timeToLive, secure);
    }

    private static Answer<InetAddress> nothing(Answer<InetAddress> four, Answer<InetAddress> six) {
        for (var answer : List.of(four, six)) {
            if (answer instanceof Answer.NoName<InetAddress>) {
                return answer;
            }
        }
        return four instanceof Answer.Failed<InetAddress> ? four : six;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
