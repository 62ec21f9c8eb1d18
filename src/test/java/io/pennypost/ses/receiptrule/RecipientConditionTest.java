package io.pennypost.ses.receiptrule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.mail.address.Mailbox;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of "Creating receipt rules", recipient conditions.
class RecipientConditionTest {
    private static boolean matches(String condition, String recipient) {
        var address =
                Mailbox.parseBare(recipient).mailboxIfParsed().orElseThrow().address();
        return RecipientCondition.parse(condition).orElseThrow().matches(address);
    }

    @ParameterizedTest
    @CsvSource({
        "user@example.com,      user@example.com,         true",
        "user@example.com,      USER@Example.COM,         true",
        "User@Example.com,      user@example.com,         true",
        "user@example.com,      user+any@example.com,     true",
        "user@example.com,      users@example.com,        false",
        "user@example.com,      user@sub.example.com,     false",
        "user+news@example.com, user+news@example.com,    true",
        "user+news@example.com, user@example.com,         false",
        "user+news@example.com, user+other@example.com,   false",
        "user+news@example.com, user+news+x@example.com,  false",
        "example.com,           anyone@example.com,       true",
        "example.com,           anyone@sub.example.com,   false",
        "sub.example.com,       anyone@sub.example.com,   true",
        ".example.com,          anyone@sub.example.com,   true",
        ".example.com,          anyone@a.b.example.com,   true",
        ".example.com,          anyone@example.com,       false",
        ".example.com,          anyone@notexample.com,    false",
    })
    void aConditionMatchesAsDocumented(String condition, String recipient, boolean expected) {
        assertEquals(expected, matches(condition, recipient));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..example.com", "@example.com", "user@", "a b@example.com", "exa mple.com"})
    void whatIsNeitherAddressNorDomainIsNoCondition(String text) {
        assertEquals(Optional.empty(), RecipientCondition.parse(text));
    }

    @Test
    void domainsAreComparedAsALabels() {
        assertEquals(true, matches("bücher.example", "anyone@xn--bcher-kva.example"));
    }
}
