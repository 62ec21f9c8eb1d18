package io.pennypost.ses.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.mail.address.Mailbox;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The simulator is matched exactly, never by a part of an address.
final class SimulatorAddressTest {
    private static Optional<SimulatorAddress> parsed(String address) {
        return Mailbox.parseBare(address).mailboxIfParsed().flatMap(mailbox -> SimulatorAddress.of(mailbox.address()));
    }

    @ParameterizedTest
    @CsvSource({
        "success@simulator.amazonses.com, SUCCESS",
        "bounce+label@simulator.amazonses.com, BOUNCE",
        "complaint+a+b@simulator.amazonses.com, COMPLAINT",
        "ooto@Simulator.AmazonSES.com, OOTO",
        "suppressionlist@simulator.amazonses.com, SUPPRESSIONLIST",
    })
    void mailboxesHaveLabelsOfAllKinds(String address, SimulatorAddress mailbox) {
        assertEquals(Optional.of(mailbox), parsed(address));
        assertEquals(Optional.of(mailbox), SimulatorAddress.of(address.toLowerCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "success-team@simulator.amazonses.com",
                "success@example.com",
                "success@x.simulator.amazonses.com",
                "success@simulator.amazonses.com.example.com",
                "xsuccess@simulator.amazonses.com",
                "nobody@simulator.amazonses.com",
            })
    void othersAreNone(String address) {
        assertEquals(Optional.empty(), parsed(address));
        assertEquals(Optional.empty(), SimulatorAddress.of(address));
    }
}
