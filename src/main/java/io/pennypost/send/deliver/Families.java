package io.pennypost.send.deliver;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Which address families to connect over, the preferred first.
public enum Families {
    V4_THEN_V6,
    V6_THEN_V4,
    V4_ONLY,
    V6_ONLY;

    /// The addresses that may be used, in order; within a family as given.
    List<InetAddress> order(List<InetAddress> addresses) {
        var four = addresses.stream().filter(Inet4Address.class::isInstance).toList();
        var six = addresses.stream().filter(Inet6Address.class::isInstance).toList();
        return switch (this) {
            case V4_THEN_V6 -> both(four, six);
            case V6_THEN_V4 -> both(six, four);
            case V4_ONLY -> four;
            case V6_ONLY -> six;
        };
    }

    private static List<InetAddress> both(List<InetAddress> first, List<InetAddress> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
