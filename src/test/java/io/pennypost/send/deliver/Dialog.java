package io.pennypost.send.deliver;

import io.pennypost.mail.tls.TlsDemand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A situation of delivery as a text file: the world, the parcel, what must come of it, and what the peers say and
/// hear.
///
/// Before the first `peer` line: `zone <record>`, `to <address>` (each), `expect <address> <outcome>` with `*` for
/// anything, `tls <demand>`, `size <bytes>`, `eightbit`, `patience <milliseconds>` and `attempts <n>`, of which the
/// last counts. Each `peer <address>` begins one conversation.
final class Dialog {
    final String name;
    final StringBuilder zone = new StringBuilder();
    final List<String> recipients = new ArrayList<>();
    final Map<String, String> expected = new LinkedHashMap<>();
    final Map<String, List<List<String>>> peers = new LinkedHashMap<>();
    TlsDemand tls = TlsDemand.OPPORTUNISTIC;
    int size = 100;
    boolean eightBit;
    int attempts = 1;
    Duration patience = Duration.ofSeconds(10);

    private Dialog(String name) {
        this.name = name;
    }

    static Dialog read(Path file) throws IOException {
        var dialog = new Dialog(file.getFileName().toString().replace(".txt", ""));
        List<String> conversation = new ArrayList<>();
        for (var line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("peer ")) {
                conversation = new ArrayList<>();
                dialog.peers
                        .computeIfAbsent(line.substring(5).strip(), _ -> new ArrayList<>())
                        .add(conversation);
            } else if (dialog.peers.isEmpty()) {
                dialog.setting(line);
            } else {
                conversation.add(line);
            }
        }
        return dialog;
    }

    private void setting(String line) throws IOException {
        var space = line.indexOf(' ');
        var key = space < 0 ? line : line.substring(0, space);
        var value = space < 0 ? "" : line.substring(space + 1).strip();
        switch (key) {
            case "zone" -> zone.append(value).append('\n');
            case "to" -> recipients.add(value);
            case "expect" ->
                expected.put(value.substring(0, value.indexOf(' ')), value.substring(value.indexOf(' ') + 1));
            case "tls" -> tls = TlsDemand.valueOf(value);
            case "size" -> size = Integer.parseInt(value);
            case "eightbit" -> eightBit = true;
            case "attempts" -> attempts = Integer.parseInt(value);
            case "patience" -> patience = Duration.ofMillis(Long.parseLong(value));
            default -> throw new IOException(name + ": not a setting: " + line);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
