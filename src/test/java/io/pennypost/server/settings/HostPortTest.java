package io.pennypost.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostPortTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:25", "[::1]:0", "mx.example.com:65535", "localhost:4579"})
    void printsAsItWasWritten(String text) {
        assertEquals(Optional.of(text), HostPort.parse(text).map(HostPort::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":25", "host", "host:", "host:65536", "host:-1", "host:1x", "::1:25", "a b:1", "[]:1"})
    void anythingElseIsRefused(String text) {
        assertEquals(Optional.empty(), HostPort.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:1, true",
        "127.8.9.255:1, true",
        "[::1]:1, true",
        "localhost:1, true",
        "[::]:1, false",
        "127.0.0.1.example.com:1, false",
        "127.evil.example.com:1, false",
        "10.0.0.1:1, false"
    })
    void onlyThisMachineIsLoopback(String text, boolean expected) {
        assertEquals(expected, HostPort.parse(text).orElseThrow().isLoopback());
    }

    @Test
    void theUnspecifiedAddressIsNotLoopback() throws UnknownHostException {
        var everywhere = InetAddress.getByAddress(new byte[4]).getHostAddress();
        assertFalse(HostPort.parse(everywhere + ":1").orElseThrow().isLoopback());
    }
}
