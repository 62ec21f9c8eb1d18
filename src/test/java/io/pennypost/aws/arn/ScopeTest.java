package io.pennypost.aws.arn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void arnNamesAccountAndRegion() {
        assertEquals(
                "arn:aws:ses:us-east-1:000000000000:identity/a",
                new Scope("000000000000", "us-east-1").sesArn("identity/a"));
    }
}
