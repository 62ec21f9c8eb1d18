package io.pennypost.server.settings;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `<service>.endpoint`: where our own calls to AWS services go. Absent: our own neighbor, if there is one.
///
/// @param byService service prefix as in signatures (`s3`, `events`, …) to URL
public record EndpointSettings(Map<String, URI> byService) {
    /// Services that SES itself calls: event destinations, receipt-rule actions, keys of encrypted mail.
    private static final List<String> SERVICES =
            List.of("s3", "lambda", "sns", "events", "firehose", "monitoring", "logs", "kms");

    /// Those that receipt rules call.
    private static final Set<String> BUILT = Set.of("s3", "lambda", "sns");

    public EndpointSettings {
        byService = Map.copyOf(byService);
    }

    static EndpointSettings read(Reading in) {
        var endpoints = new LinkedHashMap<String, URI>();
        for (var service : SERVICES) {
            var key = in.key(service + ".endpoint", Kinds.URL, "where our calls to `" + service + "` go");
            (BUILT.contains(service) ? key : key.notBuiltYet())
                    .orNone("our own neighbor")
                    .ifPresent(url -> endpoints.put(service, url));
        }
        return new EndpointSettings(endpoints);
    }
}
