package io.pennypost.aws.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the operation for a method and a raw path.
///
/// The path is split at slashes before anything is decoded, so that a label may hold `%2F`. One trailing slash is
/// ignored: two paths of SES end in one. A literal wins over a label, but only if it leads to a route of the method:
/// `contacts/list` is an operation for POST and a contact named `list` for GET.
final class PathTrie {
    private final Node root = new Node();

    PathTrie(Iterable<OperationShape> operations) {
        for (var operation : operations) {
            for (var binding : operation.bindings()) {
                add(operation, binding);
            }
        }
    }

    private void add(OperationShape operation, Binding binding) {
        var node = root;
        for (var segment : binding.segments()) {
            node = segment.label() ? node.labelChild() : node.literals.computeIfAbsent(segment.text(), s -> new Node());
        }
        var earlier = node.routes.put(binding.method(), new Route(operation, binding));
        if (earlier != null) {
            throw new IllegalStateException("Same path for " + operation.name() + " and " + earlier.operation.name());
        }
    }

    Optional<OperationMatch> find(String method, String rawPath) {
        var segments = split(rawPath);
        var route = find(root, method, segments, 0);
        return route == null ? Optional.empty() : labelled(route, segments);
    }

    private static List<String> split(String rawPath) {
        int end = rawPath.length() > 1 && rawPath.endsWith("/") ? rawPath.length() - 1 : rawPath.length();
        var segments = new ArrayList<String>();
        int start = rawPath.startsWith("/") ? 1 : 0;
        while (start <= end) {
            int slash = rawPath.indexOf('/', start);
            int stop = slash < 0 || slash > end ? end : slash;
            segments.add(rawPath.substring(start, stop));
            start = stop + 1;
        }
        return segments;
    }

    /// The depth is bounded by the trie, not by the path.
    private static @Nullable Route find(Node node, String method, List<String> segments, int index) {
        if (index == segments.size()) {
            return node.routes.get(method);
        }
        var literal = node.literals.get(segments.get(index));
        var route = literal == null ? null : find(literal, method, segments, index + 1);
        if (route != null || node.label == null) {
            return route;
        }
        return find(node.label, method, segments, index + 1);
    }

    /// Empty or undecodable labels are no match.
    private static Optional<OperationMatch> labelled(Route route, List<String> segments) {
        var labels = new HashMap<String, String>();
        var expected = route.binding.segments();
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).label()) {
                var value = PercentCoding.decode(segments.get(i));
                if (value.isEmpty() || value.get().isEmpty()) {
                    return Optional.empty();
                }
                labels.put(expected.get(i).text(), value.get());
            }
        }
        return Optional.of(new OperationMatch(route.operation, Optional.of(route.binding), labels));
    }

    private record Route(OperationShape operation, Binding binding) {}

    private static final class Node {
        final Map<String, Node> literals = new HashMap<>();
        final Map<String, Route> routes = new HashMap<>();

        @Nullable
        Node label;

        Node labelChild() {
            var child = label;
            if (child == null) {
                child = new Node();
                label = child;
            }
            return child;
        }
    }
}
