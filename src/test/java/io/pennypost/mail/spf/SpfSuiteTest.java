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
    void everyTestOfThePublicSuiteHasItsResult() throws IOException {
        var suite = Yaml.documents(Files.readString(Corpora.file("auth/spf/rfc7208-tests.yml")));

        var wrong = new ArrayList<String>();
        int run = 0;
        for (var scenario : suite) {
            var zone = new SuiteZone(map(scenario, "zonedata"));
            var checker = new SpfChecker(zone, "receiver.example", () -> NOW);
            var tests = map(scenario, "tests");
            for (var test : tests.keySet()) {
                run++;
                fault(checker, map(tests, test))
                        .forEach(fault -> wrong.add(scenario.get("description") + " " + test + ": " + fault));
            }
        }

        assertEquals("", String.join("\n", wrong));
        assertTrue(run > 140, "only " + run + " tests");
    }

    private static List<String> fault(SpfChecker checker, Map<String, Object> test) {
        var ip = InetAddress.ofLiteral(text(test, "host"));
        var verdict = checker.check(ip, text(test, "helo"), text(test, "mailfrom"));
        var expected = test.get("result") instanceof List<?> several ? several : List.of(text(test, "result"));
        if (!expected.contains(verdict.result().word())) {
            return List.of("not " + expected + ": " + verdict);
        }
        var said = verdict.explanation().isEmpty() ? "DEFAULT" : verdict.explanation();
        var words = test.getOrDefault("explanation", said);
        return words.equals(said) ? List.of() : List.of("not \"" + words + "\" but \"" + said + "\"");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.getOrDefault(key, Map.of());
    }

    private static String text(Map<String, Object> test, String key) {
        return (String) test.getOrDefault(key, "");
    }
}
