package io.pennypost.aws.arn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArnTest {
    @Test
    void sixPartsAreRead() {
        var arn = Arn.parse("arn:aws:ses:us-east-1:000000000000:tenant/a/tn-1").orElseThrow();

        assertEquals(new Arn("aws", "ses", "us-east-1", "000000000000", "tenant/a/tn-1"), arn);
        assertEquals(Optional.of("tenant"), arn.resourceType());
        assertEquals(Optional.of("a/tn-1"), arn.resourceName());
        assertEquals("arn:aws:ses:us-east-1:000000000000:tenant/a/tn-1", arn.toString());
    }

    @Test
    void aColonMayStandInTheResource() {
        assertEquals(
                "identity/a:b",
                Arn.parse("arn:aws:ses:::identity/a:b").orElseThrow().resource());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "arn:aws:ses:us-east-1:000000000000",
                "urn:aws:ses:r:a:x",
                "arn:aws::r:a:x",
                "arn::ses:r:a:x",
                "arn:aws:ses:r:a:"
            })
    void otherTextsAreNone(String text) {
        assertEquals(Optional.empty(), Arn.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "identity/", "/example.com"})
    void aResourceWithoutTypeOrNameHasNeither(String resource) {
        var arn = Arn.parse("arn:aws:ses:r:a:" + resource).orElseThrow();

        assertEquals(Optional.empty(), arn.resourceType());
        assertEquals(Optional.empty(), arn.resourceName());
    }
}
