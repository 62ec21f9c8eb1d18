package io.pennypost.ses.template.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.TagType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Templates made by chance say the same as handlebars.java says, whose restricted form SES has.
///
/// Left out is what differs on purpose: numbers with fractions, which keep their digits here; `each` over a text, where
/// the other shows Java's properties of it; `{{#with a}}{{a}}`, which means `this.a` there; `../` in a partial at the
/// root; `lookup` of what is missing, which is the context there; and inline partials of one name, which leave their
/// block there.
class HandlebarsOracleTest {
    private static final long SEED = 20_261_125;
    private static final int ROUNDS = 2_000;
    private static final String MISSING = "<missing>";

    private static final Handlebars ORACLE = new Handlebars()
            .with(EscapingStrategy.NOOP)
            .registerHelper(HelperRegistry.HELPER_MISSING, (Helper<Object>) (_, options) -> {
                if (options.tagType == TagType.SECTION) {
                    return options.inverse();
                }
                throw new IllegalStateException(MISSING + options.helperName);
            });

    @Test
    void chanceTemplatesAgree() throws Exception {
        var random = new Random(SEED);
        int shown = 0;
        var disagreements = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var making = new Making(random);
            var data = making.object(0);
            var template = making.body(0, false);

            var expected = oracle(template, data);
            var said = ours(template, json(data));

            if (!expected.equals(said)) {
                disagreements.add(String.join("\n", template, json(data), "not", said, "but", expected));
            }
            shown += expected.startsWith(MISSING) ? 0 : 1;
        }
        disagreements.sort(Comparator.comparingInt(String::length));
        assertEquals(List.of(), disagreements.stream().limit(1).toList(), "seed " + SEED);
        assertTrue(shown > ROUNDS / 5, "too few templates render: " + shown);
    }

    private static String oracle(String template, Object data) throws IOException {
        try {
            return ORACLE.compileInline(template).apply(data);
        } catch (HandlebarsException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IllegalStateException
                        && String.valueOf(cause.getMessage()).startsWith(MISSING)) {
                    return MISSING;
                }
            }
            throw e;
        }
    }

    private static String ours(String template, String json) throws MalformedTemplate, MalformedData {
        try {
            return Template.parse(template).render(RenderingData.parse(json), 1_000_000);
        } catch (RenderingFailure e) {
            assertEquals(RenderingFailure.Kind.MISSING_ATTRIBUTE, e.kind(), template);
            return MISSING;
        }
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var members = new ArrayList<String>();
                map.forEach((name, member) -> members.add("\"" + name + "\":" + json(member)));
                yield "{" + String.join(",", members) + "}";
            }
            case List<?> list ->
                "["
                        + String.join(
                                ",",
                                list.stream().map(HandlebarsOracleTest::json).toList()) + "]";
            case String text -> "\"" + text + "\"";
            default -> value.toString();
        };
    }

    /// Makes data and templates that fit each other more often than not.
    private record Making(Random random) {
        private static final List<String> NAMES = List.of("a", "b", "c", "list", "map");

        String name() {
            return NAMES.get(random.nextInt(NAMES.size()));
        }

        Map<String, Object> object(int depth) {
            var members = new LinkedHashMap<String, Object>();
            for (var name : NAMES) {
                if (depth == 0 || random.nextInt(4) > 0) {
                    members.put(name, value(name, depth));
                }
            }
            return members;
        }

        Object value(String name, int depth) {
            if (name.equals("list")) {
                return list(depth);
            }
            if (name.equals("map")) {
                return depth < 3 ? object(depth + 1) : Map.of();
            }
            return switch (random.nextInt(5)) {
                case 0 -> random.nextInt(3);
                case 1 -> random.nextBoolean();
                case 2 -> "";
                default -> "<" + name + random.nextInt(10) + ">";
            };
        }

        List<Object> list(int depth) {
            var items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(depth == 3 || random.nextBoolean() ? "i" + i : object(depth + 1));
            }
            return items;
        }

        String path() {
            var path = switch (random.nextInt(8)) {
                case 0 -> "this";
                case 1 -> "this." + name();
                case 2 -> "../" + name();
                case 3 -> "map." + name();
                case 4 -> "map/map." + name();
                case 5 -> "list.[" + random.nextInt(3) + "]";
                default -> name();
            };
            return path;
        }

        /// Something to show: mostly of what is likely to be there, since one missing variable ends it all.
        String shown() {
            var path = random.nextInt(4) > 0 ? "@root." + NAMES.get(random.nextInt(3)) : path();
            return tag("{{", path, "}}");
        }

        String tag(String open, String content, String close) {
            return open + (random.nextInt(6) == 0 ? "~" : "") + content + (random.nextInt(6) == 0 ? "~" : "") + close;
        }

        String text() {
            return List.of("x", " ", "\n", " y\n ", "<p>", "{ }.", "").get(random.nextInt(7));
        }

        String body(int depth, boolean loop) {
            var body = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                body.append(text()).append(piece(depth, loop)).append(text());
            }
            return body.toString();
        }

        String piece(int depth, boolean loop) {
            return switch (depth > 3 ? random.nextInt(3) : random.nextInt(10)) {
                case 0 -> "{{! a comment }}";
                case 1 ->
                    loop ? List.of("{{@index}}", "{{@first}}", "{{@last}}").get(random.nextInt(3)) : "";
                case 2, 3 -> shown();
                case 4 -> block("if", path(), depth, loop);
                case 5 -> block("unless", path(), depth, loop);
                case 6 -> block("each", random.nextBoolean() ? "list" : "map", depth, true);
                case 7 -> block("with", "(lookup @root \"" + name() + "\")", depth, loop);
                case 8 -> partial(depth, loop);
                default -> section(depth);
            };
        }

        String block(String helper, String subject, int depth, boolean loop) {
            var otherwise = random.nextInt(3) == 0 ? tag("{{", "else", "}}") + body(depth + 1, false) : "";
            return tag("{{#", helper + " " + subject, "}}").replace("#~", "~#") + body(depth + 1, loop) + otherwise
                    + "{{/" + helper + "}}";
        }

        String section(int depth) {
            var name = name();
            var otherwise = random.nextInt(3) == 0 ? "{{^}}" + body(depth + 1, false) : "";
            return "{{#" + name + "}}" + body(depth + 1, false) + otherwise + "{{/" + name + "}}";
        }

        String partial(int depth, boolean loop) {
            var name = "p" + random.nextInt(Integer.MAX_VALUE);
            var inside = body(depth + 1, loop).replace("../", "");
            return "{{#* inline \"" + name + "\"}}" + inside + "{{/inline}}{{> " + name + "}}";
        }
    }
}
