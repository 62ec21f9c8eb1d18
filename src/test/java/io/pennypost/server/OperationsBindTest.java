package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pennypost.aws.protocol.Binding;
import io.pennypost.aws.protocol.Codecs;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.server.settings.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every operation that has a class fits the shape that AWS publishes for it and is served.
final class OperationsBindTest {
    /// Version of the Query services, by service.
    private static final Map<String, String> QUERY_VERSIONS = Map.of("ses", "2010-12-01", "sns", "2010-03-31");

    @TempDir
    Path directory;

    @Test
    void everyOperationFitsItsShape() throws Exception {
        var problems = new ArrayList<String>();
        for (var service : OperationClasses.PACKAGES.keySet()) {
            var table = ServiceTable.load(service);
            for (var operation : OperationClasses.of(service).values()) {
                problems.addAll(Codecs.problems(
                        table,
                        operation.getSimpleName(),
                        OperationClasses.input(operation),
                        OperationClasses.output(operation)));
            }
        }
        assertEquals(List.of(), problems);
    }

    /// Asked without a signature, an operation that is served wants one; one that is not says so.
    @Test
    void everyOperationThatHasAClassIsServed() throws Exception {
        try (var program = RunningProgram.start(Mode.SERVE, directory.resolve("data"))) {
            for (var service : QUERY_VERSIONS.entrySet()) {
                for (var name : OperationClasses.of(service.getKey()).keySet()) {
                    var form = "Action=" + name + "&Version=" + service.getValue();
                    var answer = program.send(
                            "POST",
                            "/",
                            form.getBytes(StandardCharsets.US_ASCII),
                            request -> request.header("Content-Type", RunningProgram.FORM));
                    assertEquals(403, answer.status(), name);
                }
            }
            for (var name : OperationClasses.of("sesv2").keySet()) {
                for (var binding :
                        ServiceTable.load("sesv2").operation(name).orElseThrow().bindings()) {
                    var answer = program.send(binding.method(), path(binding), new byte[0], request -> {});
                    assertEquals(403, answer.status(), name);
                    assertFalse(answer.body().contains("does not have the operation"), name);
                }
            }
        }
    }

    private static String path(Binding binding) {
        return binding.segments().stream()
                .map(segment -> segment.label() ? "x" : segment.text())
                .collect(Collectors.joining("/", "/", ""));
    }
}
