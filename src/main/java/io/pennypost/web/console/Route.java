package io.pennypost.web.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A method and a path, and who answers.
///
/// @param path segments; `{}` stands for any one that is not empty
record Route(String method, List<String> path, Handler handler) {
    /// Answers a request that has passed every check.
    @FunctionalInterface
    interface Handler {
        void serve(Request request) throws IOException;
    }

    static Route of(String method, String path, Handler handler) {
        return new Route(method, List.of(path.split("/", -1)), handler);
    }

    /// The path's variables when the path is this route's; a trailing slash is one empty segment more and so is not.
    Optional<List<String>> match(String rawPath) {
        var segments = rawPath.split("/", -1);
        if (segments.length != path.size()) {
            return Optional.empty();
        }
        var variables = new ArrayList<String>();
        for (int i = 0; i < segments.length; i++) {
            if (path.get(i).equals("{}") && !segments[i].isEmpty()) {
                variables.add(segments[i]);
            } else if (!path.get(i).equals(segments[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
