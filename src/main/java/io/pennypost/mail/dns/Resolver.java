package io.pennypost.mail.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// DNS as mail needs it. Blocking; every look-up has a deadline of its own; answers are cached by their time to live.
///
/// Names are A-labels with or without the final dot; names in answers are lower case without it.
public interface Resolver {
    /// MX records, in order of preference.
    Answer<Mx> mx(String name);

    /// A and AAAA records together; aliases are followed.
    Answer<InetAddress> addresses(String name);

    /// TXT records, the strings of each joined.
    Answer<String> txt(String name);

    /// The target of a CNAME at this very name, not followed.
    Answer<String> cname(String name);

    /// The names that the owner of an address gives it (PTR). Nothing says that they lead back to the address.
    Answer<String> ptr(InetAddress address);

    /// SOA of the zone that holds the name.
    Answer<Soa> soa(String name);

    /// One MX record. Target `.` is the null MX of RFC 7505 and given as an empty string.
    record Mx(int preference, String target) {}

    /// What a zone says of itself.
    record Soa(String primaryNameServer, String adminEmail, long serial) {}

    /// What came of a look-up.
    sealed interface Answer<T> {
        /// At least one record.
        ///
        /// @param secure validated by DNSSEC
        record Found<T>(List<T> records, Duration timeToLive, boolean secure) implements Answer<T> {
            public Found {
                records = List.copyOf(records);
            }
        }

        /// The name exists, but has no record of the type (NODATA).
        ///
        /// @param timeToLive how long that holds (RFC 2308); zero when the answer did not say
        record NoData<T>(Duration timeToLive) implements Answer<T> {
            public NoData() {
                this(Duration.ZERO);
            }
        }

        /// There is no such name (NXDOMAIN).
        ///
        /// @param timeToLive how long that holds (RFC 2308); zero when the answer did not say
        record NoName<T>(Duration timeToLive) implements Answer<T> {
            public NoName() {
                this(Duration.ZERO);
            }
        }

        /// Nobody knows for now: SERVFAIL, refused, deadline.
        ///
        /// @param timeout whether no answer came at all
        record Failed<T>(String reason, boolean timeout) implements Answer<T> {}
    }
}
