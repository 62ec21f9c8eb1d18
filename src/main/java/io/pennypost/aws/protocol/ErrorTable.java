package io.pennypost.aws.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which code, status and members a refusal has on one service's wire.
///
/// Rules throw one name for v1 and v2 alike; a service's table renames it, for one operation or for all, where its
/// wire knows another name.
final class ErrorTable {
    private static final String EVERY_OPERATION = "*";

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Map<String, Rename>> renames = new HashMap<>();

    /// Adds `AlreadyExistsException AlreadyExists 400 Name`.
    void addError(String[] words) {
        var members = List.of(words).subList(3, words.length);
        rows.put(words[0], new Row(words[1], Integer.parseInt(words[2]), members));
        // Rules that speak of the wire's code are understood too.
        rows.putIfAbsent(words[1], new Row(words[1], Integer.parseInt(words[2]), members));
    }

    /// Adds `AccessDenied 403`.
    void addCommon(String[] words) {
        rows.putIfAbsent(words[0], new Row(words[0], Integer.parseInt(words[1]), List.of()));
    }

    /// Adds `SendEmail NotFoundException BadRequestException`, perhaps with a text that takes the place of the rule's.
    void addRename(String[] words) {
        var text = words.length == 3
                ? Optional.<String>empty()
                : Optional.of(String.join(" ", List.of(words).subList(3, words.length)));
        renames.computeIfAbsent(words[0], k -> new HashMap<>()).put(words[1], new Rename(words[2], text));
    }

    /// The error without knowledge of the operation.
    WireError find(ServiceError error) {
        return find(EVERY_OPERATION, error);
    }

    WireError find(String operation, ServiceError error) {
        var rename = rename(operation, error.code());
        var row = rows.get(rename == null ? error.code() : rename.name());
        if (row == null) {
            return internalFailure();
        }
        var text = rename != null && rename.text().isPresent() ? rename.text() : error.text();
        return new WireError(row.code(), row.status(), text, row.membersOf(error));
    }

    /// What a caller sees of our own mistakes, a refusal nobody knows among them.
    static WireError internalFailure() {
        return new WireError("InternalFailure", 500, Optional.of("An internal failure has occurred."), Map.of());
    }

    boolean knows(String name) {
        var rename = rename(EVERY_OPERATION, name);
        return rows.containsKey(rename == null ? name : rename.name());
    }

    /// Every rename must lead to a row.
    void check() {
        for (var ofOperation : renames.values()) {
            for (var rename : ofOperation.values()) {
                if (!rows.containsKey(rename.name())) {
                    throw new IllegalStateException("A table renames to the unknown error " + rename.name());
                }
            }
        }
    }

    private @Nullable Rename rename(String operation, String name) {
        var own = renames.getOrDefault(operation, Map.of()).get(name);
        return own != null
                ? own
                : renames.getOrDefault(EVERY_OPERATION, Map.of()).get(name);
    }

    private record Rename(String name, Optional<String> text) {}

    private record Row(String code, int status, List<String> members) {
        Map<String, String> membersOf(ServiceError error) {
            var result = new HashMap<>(error.members());
            result.keySet().retainAll(members);
            return result;
        }
    }
}
