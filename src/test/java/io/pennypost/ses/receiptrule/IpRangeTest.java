package io.pennypost.ses.receiptrule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,        192.0.2.1,       true",
        "192.0.2.1,        192.0.2.2,       false",
        "192.0.2.0/24,     192.0.2.255,     true",
        "192.0.2.0/24,     192.0.3.0,       false",
        "192.0.2.77/24,    192.0.2.1,       true",
        "128.0.0.0/1,      255.255.255.255, true",
        "128.0.0.0/1,      127.255.255.255, false",
        "0.0.0.0/0,        203.0.113.9,     true",
        "0.0.0.0/0,        2001:db8::1,     false",
        "198.51.100.0/31,  198.51.100.1,    true",
    })
    void aRangeHoldsWhatBeginsAlike(String cidr, String address, boolean expected) {
        assertEquals(expected, IpRange.parse(cidr).orElseThrow().contains(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.4/33", "1.2.3.4/", "::1", "a.b.c.d", "1.2.3.4/-1"})
    void whatIsNoneIsRefused(String text) {
        assertEquals(Optional.empty(), IpRange.parse(text));
    }
}
