package io.pennypost.mail.dns;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "3fff::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "100::1",
                "4000::1"
            })
    void addressesWithoutAWorldAreNotPublic(String address) {
        assertFalse(PublicAddress.test(InetAddress.ofLiteral(address)));
    }

    @Test
    void theUnspecifiedAddressIsNotPublic() throws UnknownHostException {
        assertFalse(PublicAddress.test(InetAddress.getByAddress(new byte[4])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "192.169.0.1",
                "198.17.0.1",
                "198.51.101.1",
                "203.0.114.1",
                "223.255.255.254",
                "2a00:1450::1",
                "2606:4700::1",
                "2001:4860::8888",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void addressesOfTheInternetArePublic(String address) {
        assertTrue(PublicAddress.test(InetAddress.ofLiteral(address)));
    }
}
