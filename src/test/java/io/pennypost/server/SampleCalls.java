package io.pennypost.server;

import io.pennypost.aws.protocol.Binding;
import io.pennypost.aws.protocol.Member;
import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.Shape;
import io.pennypost.server.RunningProgram.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Sends an input that is made of maps, lists and scalars, in the wire form of its service.
final class SampleCalls {
    /// Stands for a moment; each wire writes it its own way.
    static final Instant MOMENT = Instant.parse("2026-01-01T00:00:00Z");

    /// Stands for bytes, in base64.
    static final String BYTES = "SGVsbG8=";

    private final RunningProgram program;

    SampleCalls(RunningProgram program) {
        this.program = program;
    }

    /// A call of v1 (`ses`) or v2 (`sesv2`).
    Answer send(String service, OperationShape operation, Map<String, ?> input) {
        return service.equals("ses")
                ? program.form("Action=" + operation.name() + "&Version=2010-12-01" + form("", input))
                : json(operation, input);
    }

    private static String form(String prefix, Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> form(prefix + (prefix.isEmpty() ? "" : ".") + entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
            case List<?> list -> {
                var text = new StringBuilder();
                for (var i = 0; i < list.size(); i++) {
                    text.append(form(prefix + ".member." + (i + 1), list.get(i)));
                }
                yield text.toString();
            }
            default -> "&" + prefix + "=" + encode(String.valueOf(value));
        };
    }

    private Answer json(OperationShape operation, Map<String, ?> input) {
        var binding = operation.bindings().getFirst();
        var path = binding.segments().stream()
                .map(segment -> segment.label() ? encode(text(input.get(segment.text()))) : segment.text())
                .collect(Collectors.joining("/", "/", ""));
        var labels = binding.segments().stream()
                .filter(Binding.Segment::label)
                .map(Binding.Segment::text)
                .toList();
        var query = new ArrayList<String>();
        var body = new ArrayList<String>();
        for (var member : members(operation)) {
            var value = input.get(member.name());
            if (value == null || labels.contains(member.name())) {
                continue;
            }
            if (member.place() == Member.Place.QUERY || binding.membersInQuery()) {
                var items = value instanceof List<?> list ? list : List.of(value);
                items.forEach(item -> query.add(member.placeName() + "=" + encode(text(item))));
            } else {
                body.add(quoted(member.name()) + ":" + jsonText(value));
            }
        }
        var target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return program.json(binding.method(), target, body.isEmpty() ? "" : "{" + String.join(",", body) + "}");
    }

    private static List<Member> members(OperationShape operation) {
        return operation.input().map(Shape.Structure::members).orElse(Map.of()).values().stream()
                .toList();
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return String.valueOf(Objects.requireNonNullElse(value, "sample"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String jsonText(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + jsonText(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(SampleCalls::jsonText).collect(Collectors.joining(",", "[", "]"));
            case Instant moment -> String.valueOf(moment.getEpochSecond());
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> quoted(String.valueOf(value));
        };
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
