package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Strange inputs for every operation: each is answered, none with an internal failure; one that is refused changes
/// nothing, and what is taken is read back as it was given.
final class RandomShapesTest {
    private static final long SEED = Long.getLong("pennypost.seed", 20261124);
    private static final int INPUTS_PER_OPERATION = 12;

    /// AWS models this one with status 500; SDKs try again.
    private static final Set<String> SERVER_ERRORS_ALLOWED = Set.of("ConcurrentModificationException");

    /// Operations that work on after their answer, so that a change cannot be told from theirs.
    private static final Set<String> GO_ON = Set.of("CreateImportJob", "CreateExportJob", "CancelExportJob");

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);

    @Test
    void strangeInputsAreAnsweredAndRefusalsChangeNothing() throws SQLException {
        for (var service : List.of("sesv2", "ses")) {
            var data = directory.resolve(service);
            try (var program = RunningProgram.start(Mode.DEV, data, SampleWorld.SETTINGS)) {
                SampleWorld.prepare(program, data);
                var run = new SampleRun(service, new SampleCalls(program), SampleWorld.own());
                for (var operation : operations(service)) {
                    for (var i = 0; i < INPUTS_PER_OPERATION; i++) {
                        tryOne(service, run, operation, data);
                    }
                }
            }
        }
    }

    /// In the order in which resources come to be, deletions last.
    private static List<OperationShape> operations(String service) {
        var operations = new ArrayList<>(ServiceTable.load(service).operations().stream()
                .filter(operation -> OperationClasses.of(service).containsKey(operation.name()))
                .toList());
        operations.sort((a, b) ->
                Boolean.compare(a.name().startsWith("Delete"), b.name().startsWith("Delete")));
        return operations;
    }

    private void tryOne(String service, SampleRun run, OperationShape operation, Path data) throws SQLException {
        var input = strange(run.input(operation));
        var before = state(data);
        var result = run.call(operation, input);

        var told = "seed " + SEED + ": " + service + " " + operation.name() + " " + input + " " + result;
        assertTrue(result.status() < 500 || SERVER_ERRORS_ALLOWED.contains(result.error()), told);
        if (result.status() != 200 && !GO_ON.contains(operation.name())) {
            assertEquals(before, state(data), told);
        }
    }

    /// The input with some of its parts changed into something else.
    private Map<String, Object> strange(Map<String, Object> input) {
        var changed = new LinkedHashMap<String, Object>();
        input.forEach((name, value) -> {
            if (random.nextInt(10) != 0) {
                changed.put(name, random.nextInt(3) == 0 ? mutated(value) : value);
            }
        });
        return changed;
    }

    private Object mutated(Object value) {
        return switch (value) {
            case Map<?, ?> map
            when random.nextInt(4) != 0 -> {
                var inner = new LinkedHashMap<String, Object>();
                map.forEach((name, item) -> inner.put(String.valueOf(name), Objects.requireNonNull(item)));
                yield strange(inner);
            }
            case List<?> list
            when (random.nextInt(4) != 0) && !list.isEmpty() -> {
                var items = new ArrayList<Object>(list);
                items.set(0, mutated(items.getFirst()));
                if (random.nextInt(4) == 0) {
                    items.addAll(Collections.nCopies(random.nextInt(120), items.getFirst()));
                }
                yield items;
            }
            default -> anything();
        };
    }

    private Object anything() {
        return switch (random.nextInt(14)) {
            case 0 -> "";
            case 1 -> " ";
            case 2 -> "x".repeat(random.nextInt(3000));
            case 3 -> "a@example.com";
            case 4 -> "Grüße \uD83D\uDE00 \u0000\r\n<&>\"'\\";
            case 5 -> random.nextInt();
            case 6 -> random.nextLong();
            case 7 -> random.nextBoolean();
            case 8 -> List.of();
            case 9 -> Map.of();
            case 10 -> Map.of("a", List.of("b"));
            case 11 -> "arn:aws:ses:us-east-1:000000000000:identity/";
            case 12 -> "../../etc/passwd";
            default -> "{\"a\":[1,{}]}";
        };
    }

    /// All documents and rows of the catalog, without what background work may change.
    private static Map<String, Integer> state(Path data) throws SQLException {
        var state = new TreeMap<String, Integer>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("catalog.db"));
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                try (var rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    var columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        var row = new StringBuilder(table);
                        for (var i = 1; i <= columns; i++) {
                            row.append('|').append(rows.getString(i));
                        }
                        state.merge(row.toString(), 1, Integer::sum);
                    }
                }
            }
        }
        return state;
    }
}
