package io.pennypost.mail.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.testing.Corpora;
import io.pennypost.testing.Yaml;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The public suite of RFC 7208: every scenario, result and explanation.
final class SpfSuiteTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    @SuppressWarnings("unchecked")
    void everyTestOfThePublicSuiteHasItsResult() throws IOException {
        var suite = Yaml.documents(Files.readString(Corpora.file("auth/spf/rfc7208-tests.yml")));

        var wrong = new ArrayList<String>();
        int run = 0;
        for (var scenario : suite) {
            var zone = new SuiteZone((Map<String, Object>) scenario.get("zonedata"));
            var checker = new SpfChecker(zone, "receiver.example", () -> NOW);
            for (var test : ((Map<String, Object>) scenario.get("tests")).entrySet()) {
                run++;
                fault(checker, (Map<String, Object>) test.getValue())
                        .forEach(fault -> wrong.add(scenario.get("description") + " " + test.getKey() + ": " + fault));
            }
        }

        assertEquals("", String.join("\n", wrong));
        assertTrue(run > 140, "only " + run + " tests");
    }

    private static List<String> fault(SpfChecker checker, Map<String, Object> test) {
        var ip = InetAddress.ofLiteral((String) test.get("host"));
        var verdict = checker.check(ip, (String) test.get("helo"), (String) test.get("mailfrom"));
        var expected = test.get("result") instanceof List<?> several ? several : List.of(test.get("result"));
        if (!expected.contains(verdict.result().word())) {
            return List.of("not " + expected + ": " + verdict);
        }
        var said = verdict.explanation().isEmpty() ? "DEFAULT" : verdict.explanation();
        var words = test.getOrDefault("explanation", said);
        return words.equals(said) ? List.of() : List.of("not \"" + words + "\" but \"" + said + "\"");
    }
}
