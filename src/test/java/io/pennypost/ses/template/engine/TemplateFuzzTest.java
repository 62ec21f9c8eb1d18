package io.pennypost.ses.template.engine;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever strangers write as template or data ends in a text or in one of the three failures, soon and in bounds.
class TemplateFuzzTest {
    private static final long SEED = 51_125;
    private static final int LENGTH_MAX = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> PIECES = List.of(
            "{{",
            "}}",
            "{{{",
            "}}}",
            "{{#",
            "{{/",
            "{{^",
            "{{>",
            "{{!",
            "{{!--",
            "--}}",
            "{{~",
            "~}}",
            "{{&",
            "{{#*",
            "\\",
            "if",
            "unless",
            "each",
            "with",
            "else",
            "lookup",
            "inline",
            "this",
            "as |x i|",
            "(",
            ")",
            "[",
            "]",
            "\"",
            "'",
            " ",
            "\n",
            ".",
            "..",
            "/",
            "@index",
            "@root",
            "@key",
            "a",
            "b",
            "p",
            "1",
            "=",
            "{{a}}",
            "{{#each b}}",
            "{{/each}}",
            "{{#if a}}",
            "{{else}}",
            "{{/if}}",
            "{{#* inline \"p\"}}",
            "{{/inline}}",
            "{{> p}}",
            "{{#with b}}",
            "{{/with}}",
            "{{{{",
            "é",
            "\0",
            "\uD83D");

    private static final List<String> DATA = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"a\"",
            "\"b\"",
            "1",
            "-",
            "1e9",
            "true",
            "null",
            "\"",
            "\\u0000",
            "{\"a\":1}",
            " ");

    private static String chance(Random random, List<String> pieces, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @Test
    void chanceEndsInATextOrAFailure() {
        var random = new Random(SEED);
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (int round = 0; round < 100_000; round++) {
                attempt(chance(random, PIECES, 24), "{\"a\":[1,{\"b\":2}],\"b\":{\"a\":\"x\"}}");
                attempt("{{a}}{{#each b}}{{@key}}{{/each}}", chance(random, DATA, 12));
            }
        });
    }

    private static void attempt(String template, String json) {
        try {
            var text = Template.parse(template).render(RenderingData.parse(json), LENGTH_MAX);
            assertTrue(text.length() <= LENGTH_MAX);
        } catch (MalformedTemplate | MalformedData | RenderingFailure expected) {
            assertTrue(expected.getMessage() != null && !expected.getMessage().isEmpty());
        }
    }

    @Test
    void hostileTemplatesEndSoon() {
        var list = "[" + "1,".repeat(40_000) + "1]";
        var json = "{\"l\":" + list + ",\"s\":\"" + "x".repeat(100_000) + "\"}";
        var partials = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            partials.append("{{#* inline \"p")
                    .append(i)
                    .append("\"}}")
                    .append(("{{> p" + (i + 1) + "}}").repeat(10))
                    .append("{{/inline}}");
        }
        partials.append("{{#* inline \"p60\"}}{{/inline}}{{> p0}}");

        assertTimeoutPreemptively(PATIENCE, () -> {
            attempt("{{#each l}}{{#each @root.l}}{{#each @root.l}}{{/each}}{{/each}}{{/each}}", json);
            attempt("{{#each l}}{{#if (lookup @root @root.s)}}{{/if}}{{/each}}", json);
            attempt("{{#each l}}{{this}}{{@root.s}}{{/each}}", json);
            attempt("{{a" + ".a".repeat(250_000) + "}}", json);
            attempt("{{" + "../".repeat(150_000) + "a}}", json);
            attempt("{{#with " + "(lookup ".repeat(60_000), json);
            attempt("{{!--".repeat(100_000), json);
            attempt("{{".repeat(250_000), json);
            attempt("{{a}}}}".repeat(70_000), json);
            attempt("{{#if l}}".repeat(50_000), json);
            attempt("{{#each l}}" + "{{#if this}}{{else if l}}".repeat(99) + "{{/if}}".repeat(99) + "{{/each}}", json);
            attempt(partials.toString(), json);
            attempt("{{l}}", "{\"l\":" + "[".repeat(130_000) + "]".repeat(130_000) + "}");
        });
    }
}
