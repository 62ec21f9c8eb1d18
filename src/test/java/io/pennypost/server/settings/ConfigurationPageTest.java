package io.pennypost.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/configuration.md` says what the code does: it is made here and compared.
///
/// `./pennypost test -Dtest=ConfigurationPageTest -Dpennypost.regenerate=true` writes it anew.
final class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs/configuration.md");

    private static final String HEAD = """
            # Configuration

            One TOML file, named by `--config FILE` or by the environment variable `PENNYPOST_CONFIG`; without either,
            no file is looked for. `--set table.key=value` overrides any key and may be given many times; its value is
            TOML if it parses, else a text. `--data DIR` is short for `--set server.data=DIR`. Nothing else is read from
            the environment.

            The file is read once at start and checked as a whole. All problems are told at once, each with file, line
            and column; an unknown key is refused with the nearest known one. The effective values are logged at start,
            without secrets.

            `dev` and `serve` differ in defaults and in nothing else. Where both stand below, the default depends on the
            command.

            Listening beyond loopback is refused unless signatures are required and there is TLS, our own or that of a
            proxy (`http.behind_proxy`). `inbound.listen` is exempt: the world's mail comes in plain and unsigned.

            A key marked (later) is checked, but this version has no part that uses it; setting it is mentioned in the
            log at start.

            ```toml
            # A small relay for real mail behind a TLS proxy.
            [server]
            data = "/var/lib/pennypost"

            [http]
            listen = "[::]:4579"
            behind_proxy = true
            public_url = "https://mail.example.com"

            [delivery]
            hostname = "mail.example.com"

            [[delivery.route]]
            domain = "partner.example"
            to = "relay.partner.example:587"
            tls = "required"
            ```

            | key | default | value | meaning |
            |---|---|---|---|
            """;

    @Test
    void pageIsUpToDate() throws IOException {
        var page = page();
        if (Boolean.getBoolean("pennypost.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertEquals(page, Files.readString(PAGE), "regenerate with -Dpennypost.regenerate=true");
    }

    private static String page() {
        return HEAD + Settings.known().stream().map(ConfigurationPageTest::row).collect(Collectors.joining());
    }

    private static String row(KnownKey key) {
        var later = key.built() ? "" : " (later)";
        return "| `" + key.name() + "`" + later + " | " + code(key.defaultValue()) + " | " + key.expected() + " | "
                + key.meaning() + " |\n";
    }

    /// A value is code, words are words.
    private static String code(String value) {
        boolean isValue = value.startsWith("\"") || value.startsWith("[") || value.matches("-?[0-9.]+|true|false");
        return isValue ? "`" + value + "`" : value;
    }
}
