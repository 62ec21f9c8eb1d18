package io.pennypost.server;

import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.server.RunningProgram.Answer;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/// Calls every operation of a service once with a full input, in an order in which each finds what it needs, and looks
/// after each change what all reading operations say.
final class SampleRun {
    /// How an operation ended, and which of its members were read back.
    record Result(int status, String error, Set<String> returned) {}

    /// A scalar in an answer: the last name on the way to it, and its text.
    private record Fact(String name, String value) {}

    private final String service;
    private final SampleCalls calls;
    private final Map<String, Object> own;
    private final List<OperationShape> readers;

    SampleRun(String service, SampleCalls calls, Map<String, Object> own) {
        this.service = service;
        this.calls = calls;
        this.own = new HashMap<>(own);
        this.readers = ServiceTable.load(service).operations().stream()
                .filter(operation -> isReading(operation.name()))
                .toList();
    }

    private static boolean isReading(String operation) {
        return operation.startsWith("Get") || operation.startsWith("List") || operation.startsWith("Describe");
    }

    /// The results by operation.
    static Map<String, Result> of(
            String service, RunningProgram program, Map<String, Object> own, List<String> first, List<String> last) {
        var run = new SampleRun(service, new SampleCalls(program), own);
        var results = new LinkedHashMap<String, Result>();
        ServiceTable.load(service).operations().stream()
                .sorted(Comparator.comparingInt((OperationShape operation) -> rank(operation.name(), first, last))
                        .thenComparing(OperationShape::name))
                .forEach(operation -> results.put(operation.name(), run.call(operation)));
        return results;
    }

    private static int rank(String name, List<String> first, List<String> last) {
        if (first.contains(name)) {
            return first.indexOf(name) - first.size();
        }
        if (last.contains(name)) {
            return 1000 + last.indexOf(name);
        }
        var verbs = List.of("Verify", "Create", "Put", "Set", "Associate", "Tag", "Update", "Send", "Get", "List");
        for (var i = 0; i < verbs.size(); i++) {
            if (name.startsWith(verbs.get(i))) {
                return i;
            }
        }
        return name.startsWith("Delete") ? 100 : verbs.size();
    }

    private Result call(OperationShape operation) {
        var result = call(operation, input(operation));
        var returned = new HashSet<>(result.returned);
        for (var variant : SampleVariants.of(service, operation.name())) {
            var values = new HashMap<>(own);
            values.putAll(variant);
            var another = call(operation, SampleValues.input(operation, values), values);
            if (another.status != 200) {
                return another;
            }
            returned.addAll(another.returned);
        }
        return new Result(result.status, result.error, returned);
    }

    /// A full input of an operation, with what earlier answers said.
    Map<String, Object> input(OperationShape operation) {
        return SampleValues.input(operation, own);
    }

    /// Calls an operation with an input of the caller's and looks what of it can be read back.
    Result call(OperationShape operation, Map<String, Object> input) {
        return call(operation, input, own);
    }

    /// @param known values for the calls that read; what the answer says is added to them
    private Result call(OperationShape operation, Map<String, Object> input, Map<String, Object> known) {
        var answer = calls.send(service, operation, input);
        if (answer.status() != 200) {
            return new Result(answer.status(), error(answer), Set.of());
        }
        facts(answer).forEach(fact -> remember(operation.name(), fact, known));
        if (isReading(operation.name()) || operation.name().startsWith("Delete")) {
            return new Result(200, "", Set.of());
        }
        var seen = new HashSet<Fact>();
        for (var reader : readers) {
            read(reader, SampleValues.input(reader, known), seen);
        }
        SampleWorld.TAGGED.forEach(arn -> ServiceTable.load(service)
                .operation("ListTagsForResource")
                .ifPresent(reader -> read(reader, Map.of("ResourceArn", arn), seen)));
        var returned = new HashSet<String>();
        collect(operation.name(), "", input, seen, returned);
        return new Result(200, "", returned);
    }

    private void read(OperationShape reader, Map<String, Object> input, Set<Fact> seen) {
        var answer = calls.send(service, reader, input);
        if (answer.status() == 200) {
            seen.addAll(facts(answer));
        }
    }

    /// Names that the server gives are asked for by later calls.
    private static void remember(String operation, Fact fact, Map<String, Object> known) {
        switch (fact.name) {
            case "jobid" -> {
                var kind = operation.replace("Create", "");
                known.put("Get" + kind + ".JobId", fact.value);
                known.put("Cancel" + kind + ".JobId", fact.value);
            }
            case "tenantarn" -> known.put("ReputationEntityReference", fact.value);
            case "messageid" -> known.put("GetMessageInsights.MessageId", fact.value);
            default -> {}
        }
    }

    private static void collect(String operation, String path, Object value, Set<Fact> seen, Set<String> returned) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() ->
                map.forEach((name, item) -> {
                    var inner = path.isEmpty() ? "" + name : path + "." + name;
                    collect(operation, inner, item, seen, returned);
                    if (returned.contains(inner)) {
                        // Of a map the member as a whole is graded.
                        returned.add(path);
                    }
                });
            case List<?> list -> list.forEach(item -> collect(operation, path, item, seen, returned));
            default -> {
                var name = path.substring(path.lastIndexOf('.') + 1);
                var known = SampleWorld.ALIASES.getOrDefault(operation + "." + name, name);
                if (isReadBack(fact(known, String.valueOf(value)), seen)) {
                    returned.add(path);
                }
            }
        }
    }

    /// Whether the value stands under its name; one that cannot be mistaken for another may have any name.
    private static boolean isReadBack(Fact fact, Set<Fact> seen) {
        if (seen.contains(fact)) {
            return true;
        }
        var isUnique = fact.value.chars().anyMatch(c -> c == '.' || c == ':' || c == '@');
        return isUnique && seen.stream().anyMatch(other -> other.value.equals(fact.value));
    }

    private static Fact fact(String name, String value) {
        return new Fact(name.toLowerCase(Locale.ROOT), plain(value));
    }

    /// Numbers and moments in one form: a moment is a number of seconds in JSON.
    private static String plain(String value) {
        try {
            var number =
                    value.endsWith("Z") ? new BigDecimal(Instant.parse(value).getEpochSecond()) : new BigDecimal(value);
            return number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException | DateTimeException notANumber) {
            return value;
        }
    }

    private String error(Answer answer) {
        if (service.equals("sesv2")) {
            return answer.header("x-amzn-ErrorType");
        }
        var begin = answer.body().indexOf("<Code>");
        return begin < 0 ? "" : answer.body().substring(begin + 6, answer.body().indexOf("</Code>"));
    }

    private Set<Fact> facts(Answer answer) {
        var facts = new HashSet<Fact>();
        if (service.equals("ses")) {
            xml(answer.body(), facts);
        } else if (!answer.body().isEmpty()) {
            json("", JsonNode.parser().parse(answer.body()), facts);
        }
        return facts;
    }

    private static void json(String name, JsonNode node, Set<Fact> facts) {
        if (node.isObject() && node.asObject().isEmpty()) {
            facts.add(fact(name, "{}"));
        } else if (node.isObject()) {
            node.asObject().forEach((member, value) -> {
                facts.add(fact("key", member));
                json(member, value, facts);
            });
        } else if (node.isArray()) {
            node.asArray().forEach(item -> json(name, item, facts));
        } else if (!node.isNull()) {
            facts.add(fact(name, node.text()));
        }
    }

    private static void xml(String text, Set<Fact> facts) {
        try {
            var reader = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(text));
            var path = new ArrayList<String>();
            var content = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case javax.xml.stream.XMLStreamConstants.START_ELEMENT -> {
                        path.add(reader.getLocalName());
                        content.setLength(0);
                    }
                    case javax.xml.stream.XMLStreamConstants.CHARACTERS -> content.append(reader.getText());
                    case javax.xml.stream.XMLStreamConstants.END_ELEMENT -> {
                        var name = path.removeLast();
                        // Items of a list carry the name of the list.
                        var known = name.equals("member") && !path.isEmpty() ? path.getLast() : name;
                        facts.add(fact(known, content.toString()));
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
