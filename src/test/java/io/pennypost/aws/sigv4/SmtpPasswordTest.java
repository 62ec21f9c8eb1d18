package io.pennypost.aws.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.aws.secret.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmtpPasswordTest {
    /// AWS's algorithm over the secret of its examples, computed apart from this code.
    @ParameterizedTest
    @CsvSource({
        "us-east-1, BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9",
        "us-west-2, BF2PynzbSCAjX08zhZZnP/kW+T9P5zs/1Er0pi5vTEmd",
        "eu-west-1, BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk",
        "eu-central-1, BF0/eIJm0ruTHsSjOkRuOGzGF+zeSyE3aiRzrzUQ8LwG"
    })
    void isDerivedFromSecretAndRegion(String region, String password) {
        var secret = new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        assertEquals(password, SmtpPassword.of(secret, region).reveal());
    }
}
