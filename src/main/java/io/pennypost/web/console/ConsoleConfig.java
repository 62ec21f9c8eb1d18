package io.pennypost.web.console;

import java.util.Set;

/// How the console is served.
///
/// @param page  whether `/` is served; off where signatures are required, until people can sign in
/// @param hosts names under which the console may be reached besides local ones: those of `http.public_url`; lower
///              case, without port
public record ConsoleConfig(boolean page, Set<String> hosts) {
    public ConsoleConfig {
        hosts = Set.copyOf(hosts);
    }

    /// The page is on, and reached under local names only.
    public static ConsoleConfig local() {
        return new ConsoleConfig(true, Set.of());
    }
}
