package io.pennypost.aws.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads a shape table. Rows start with a word; rows of two spaces belong to the row above:
///
/// ```
/// service ses query 2010-12-01 http://ses.amazonaws.com/doc/2010-12-01/
/// operation GetTemplate
///   input GetTemplateRequest
/// structure GetTemplateRequest
///   TemplateName* string
/// string PolicyName length=1..64
/// enum TlsPolicy Optional Require
/// collection Dimensions {MetricDimensionName:string} length=1..3
/// error TemplateDoesNotExistException TemplateDoesNotExist 400 TemplateName
/// common AccessDenied 403
/// rename * NotFoundException InvalidParameterValue
/// ```
///
/// A type is a name, `[item]` or `{key:value}`; a star marks required members; `query=` and `header=` say where a
/// member stands when it is neither in the path nor in the body.
final class TableReader {
    private final Map<String, List<String>> blocks = new HashMap<>();
    private final List<List<String>> operationBlocks = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final ErrorTable errors = new ErrorTable();
    private String[] service = {};

    static ServiceTable read(BufferedReader reader) throws IOException {
        var table = new TableReader();
        table.readRows(reader);
        return table.assemble();
    }

    private void readRows(BufferedReader reader) throws IOException {
        List<String> block = new ArrayList<>();
        for (var row = reader.readLine(); row != null; row = reader.readLine()) {
            if (row.startsWith("  ")) {
                block.add(row.substring(2));
                continue;
            }
            if (!row.isEmpty() && row.charAt(0) != '#') {
                block = new ArrayList<>(List.of(row));
                file(block, row.split(" ", -1));
            }
        }
    }

    private void file(List<String> block, String[] words) {
        var rest = List.of(words).subList(1, words.length).toArray(String[]::new);
        switch (words[0]) {
            case "service" -> service = rest;
            case "operation" -> operationBlocks.add(block);
            case "error" -> errors.addError(rest);
            case "common" -> errors.addCommon(rest);
            case "rename" -> errors.addRename(rest);
            default -> blocks.put(words[1], block);
        }
    }

    private ServiceTable assemble() {
        errors.check();
        var operations = new TreeMap<String, OperationShape>();
        for (var block : operationBlocks) {
            var operation = operation(block);
            operations.put(operation.name(), operation);
        }
        return new ServiceTable(service[0], service[1], service[2], namespace(), operations, errors);
    }

    private Optional<String> namespace() {
        return service.length > 3 ? Optional.of(service[3]) : Optional.empty();
    }

    private OperationShape operation(List<String> block) {
        var bindings = new ArrayList<Binding>();
        Optional<Shape.Structure> input = Optional.empty();
        Optional<Shape.Structure> output = Optional.empty();
        List<String> declared = List.of();
        for (var row : block.subList(1, block.size())) {
            int space = row.indexOf(' ');
            var rest = row.substring(space + 1);
            switch (row.substring(0, space)) {
                case "http" -> bindings.add(Binding.parse(rest));
                case "input" -> input = Optional.of((Shape.Structure) type(rest));
                case "output" -> output = Optional.of((Shape.Structure) type(rest));
                case "errors" -> declared = List.of(rest.split(" ", -1));
                default -> throw new IllegalStateException("Not a row of an operation: " + row);
            }
        }
        var name = block.getFirst().split(" ", -1)[1];
        return new OperationShape(name, namespace(), bindings, input, output, declared);
    }

    private Shape type(String expression) {
        if (expression.charAt(0) == '[') {
            return new Shape.ListOf(expression, type(inner(expression)), Bounds.NONE);
        }
        if (expression.charAt(0) == '{') {
            var inner = inner(expression);
            int colon = inner.indexOf(':');
            var key = (Shape.Text) type(inner.substring(0, colon));
            return new Shape.MapOf(expression, key, type(inner.substring(colon + 1)), Bounds.NONE);
        }
        var known = shapes.get(expression);
        if (known != null) {
            return known;
        }
        var block = blocks.get(expression);
        // A shape without a row of its own is a plain type.
        var shape = shape(block == null ? List.of(expression + ' ' + expression) : block);
        shapes.put(expression, shape);
        return shape;
    }

    private static String inner(String expression) {
        return expression.substring(1, expression.length() - 1);
    }

    private Shape shape(List<String> block) {
        var row = block.getFirst();
        var words = row.split(" ", -1);
        var name = words[1];
        var bounds = option(words, row.startsWith("string") || row.startsWith("collection") ? "length=" : "range=")
                .map(Bounds::parse)
                .orElse(Bounds.NONE);
        return switch (words[0]) {
            case "structure" -> new Shape.Structure(name, members(block));
            case "union" -> new Shape.Union(name, members(block));
            case "collection" -> bounded(name, type(words[2]), bounds);
            case "string" -> new Shape.Text(name, bounds, pattern(row), List.of());
            case "enum" ->
                new Shape.Text(
                        name, Bounds.NONE, Optional.empty(), List.of(words).subList(2, words.length));
            case "boolean" -> new Shape.Bool(name);
            case "integer" -> new Shape.Numeric(name, Shape.Numeric.Kind.INTEGER, bounds);
            case "long" -> new Shape.Numeric(name, Shape.Numeric.Kind.LONG, bounds);
            case "double" -> new Shape.Numeric(name, Shape.Numeric.Kind.DOUBLE, bounds);
            case "timestamp" -> new Shape.Timestamp(name, option(words, "ts=").map(TimestampFormat::valueOf));
            case "blob" -> new Shape.Bytes(name);
            default -> throw new IllegalStateException("Not a shape: " + row);
        };
    }

    private static Shape bounded(String name, Shape collection, Bounds bounds) {
        return switch (collection) {
            case Shape.ListOf list -> new Shape.ListOf(name, list.item(), bounds);
            case Shape.MapOf map -> new Shape.MapOf(name, map.key(), map.value(), bounds);
            default -> throw new IllegalStateException("Not a collection: " + name);
        };
    }

    private Map<String, Member> members(List<String> block) {
        var members = new LinkedHashMap<String, Member>();
        for (var row : block.subList(1, block.size())) {
            var words = row.split(" ", -1);
            boolean required = words[0].endsWith("*");
            var name = required ? words[0].substring(0, words[0].length() - 1) : words[0];
            members.put(name, member(name, members.size(), required, words));
        }
        return members;
    }

    private Member member(String name, int index, boolean required, String[] words) {
        var shape = type(words[1]);
        var query = option(words, "query=");
        if (query.isPresent()) {
            return new Member(name, index, shape, required, Member.Place.QUERY, query.get());
        }
        var header = option(words, "header=");
        return header.map(h -> new Member(name, index, shape, required, Member.Place.HEADER, h))
                .orElseGet(() -> new Member(name, index, shape, required, Member.Place.BODY, name));
    }

    private static Optional<String> option(String[] words, String key) {
        for (var word : words) {
            if (word.startsWith(key)) {
                return Optional.of(word.substring(key.length()));
            }
        }
        return Optional.empty();
    }

    /// The pattern comes last in its row, since it may hold spaces.
    private static Optional<Pattern> pattern(String row) {
        int start = row.indexOf(" pattern=");
        return start < 0 ? Optional.empty() : Optional.of(Pattern.compile(row.substring(start + " pattern=".length())));
    }
}
