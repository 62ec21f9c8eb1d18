package io.pennypost.receive.action;

import io.pennypost.store.Body;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Calls over HTTP. Redirects are not followed: a signed request is meant for one server.
@FunctionalInterface
public interface WebCalls {
    /// Answers what the server answered, whatever its status.
    ///
    /// @throws IOException with a reason for the operator when there was no answer within the limit
    Answer call(Request request) throws IOException;

    /// A request; `Host` and `Content-Length` are added.
    ///
    /// @param limit for everything together
    record Request(String method, URI url, Map<String, String> headers, Body body, Duration limit) {
        public Request {
            headers = new LinkedHashMap<>(headers);
        }
    }

    /// An answer.
    ///
    /// @param headers by name in lower case
    /// @param body    the first 64 KB
    record Answer(int status, Map<String, String> headers, String body) {
        public Answer {
            headers = Map.copyOf(headers);
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /// For the operator: the status and how the answer begins.
        String told() {
            var text = body.strip().replaceAll("\\s+", " ");
            return "answered " + status
                    + (text.isEmpty() ? "" : ": " + text.substring(0, Math.min(200, text.length())));
        }
    }
}
