package io.pennypost.aws.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parameters of a Query request as the tree their dotted names spell: `Tags.member.1.Name=…`.
final class Form {
    /// Five times what the largest call of SES v1 has: 50 destinations with 50 addresses and 50 tags each.
    private static final int PARAMETERS_MAX = 50_000;

    /// Far longer than any shape's path. The depth is bounded by the shape.
    private static final int NAME_LENGTH_MAX = 1024;

    private final Node root = new Node();
    private final Shape.Structure shape;
    private final BlobSink sink;
    private int parameters;

    /// @param shape says which parameters are blobs and go to the sink unread
    Form(Shape.Structure shape, BlobSink sink) {
        this.shape = shape;
        this.sink = sink;
    }

    Node root() {
        return root;
    }

    /// Adds the parameters of a body or a query string; of equal names the last one counts.
    ///
    /// @throws ServiceError `MalformedQueryString`
    void add(InputStream encoded) throws IOException {
        var scanner = new FormScanner(encoded);
        while (scanner.next()) {
            var name = scanner.name();
            parameters++;
            if (parameters > PARAMETERS_MAX || name.length() > NAME_LENGTH_MAX) {
                throw Malformed.query();
            }
            var path = name.split("\\.", -1);
            var target = target(shape, path, 0);
            if (target.isPresent()) {
                put(path, target.get(), scanner);
            }
        }
        if (scanner.malformed()) {
            throw Malformed.query();
        }
    }

    private void put(String[] path, Shape target, FormScanner scanner) throws IOException {
        var node = root;
        for (var step : path) {
            node = node.child(step);
        }
        if (target instanceof Shape.Bytes) {
            node.blob = Base64Text.decode(scanner, sink);
        } else {
            node.text = scanner.value();
        }
    }

    /// The shape that a path leads to; empty for parameters that the operation does not have, which are ignored.
    private static Optional<Shape> target(Shape shape, String[] path, int index) {
        if (index == path.length) {
            return Optional.of(shape);
        }
        return switch (shape) {
            case Shape.Structure s
            when s.members().containsKey(path[index]) ->
                target(s.members().get(path[index]).shape(), path, index + 1);
            // member.N
            case Shape.ListOf list
            when index + 1 < path.length && path[index].equals("member") -> target(list.item(), path, index + 2);
            // entry.N.key, entry.N.value
            case Shape.MapOf map
            when index + 2 < path.length && path[index].equals("entry") ->
                path[index + 2].equals("key")
                        ? target(map.key(), path, index + 3)
                        : target(map.value(), path, index + 3);
            default -> Optional.empty();
        };
    }

    /// A name, what it says, and the names that go on from it.
    static final class Node {
        @Nullable
        String text;

        @Nullable
        Blob blob;

        private Map<String, Node> children = Map.of();

        private Node child(String step) {
            if (children.isEmpty()) {
                children = new HashMap<>();
            }
            return children.computeIfAbsent(step, s -> new Node());
        }

        Map<String, Node> children() {
            return children;
        }

        Optional<Node> find(String step) {
            return Optional.ofNullable(children.get(step));
        }
    }
}
