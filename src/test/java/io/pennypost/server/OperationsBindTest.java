package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pennypost.api.gateway.Operation;
import io.pennypost.aws.protocol.Binding;
import io.pennypost.aws.protocol.Codecs;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.server.settings.Mode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every operation that has a class fits the shape that AWS publishes for it and is served.
final class OperationsBindTest {
    /// Package of the operations, by service.
    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            "ses", "io.pennypost.api.sesv1",
            "sesv2", "io.pennypost.api.sesv2",
            "sns", "io.pennypost.api.sns",
            "sts", "io.pennypost.api.sts"));

    /// Version of the Query services, by service.
    private static final Map<String, String> QUERY_VERSIONS = Map.of("ses", "2010-12-01", "sns", "2010-03-31");

    @TempDir
    Path directory;

    @Test
    void everyOperationFitsItsShape() throws Exception {
        var problems = new ArrayList<String>();
        for (var service : PACKAGES.keySet()) {
            var table = ServiceTable.load(service);
            for (var operation : operations(service).values()) {
                problems.addAll(
                        Codecs.problems(table, operation.getSimpleName(), record(operation, 0), record(operation, 1)));
            }
        }
        assertEquals(List.of(), problems);
    }

    /// Asked without a signature, an operation that is served wants one; one that is not says so.
    @Test
    void everyOperationThatHasAClassIsServed() throws Exception {
        try (var program = RunningProgram.start(Mode.SERVE, directory.resolve("data"))) {
            for (var service : QUERY_VERSIONS.entrySet()) {
                for (var name : operations(service.getKey()).keySet()) {
                    var form = "Action=" + name + "&Version=" + service.getValue();
                    var answer = program.send(
                            "POST",
                            "/",
                            form.getBytes(StandardCharsets.US_ASCII),
                            request -> request.header("Content-Type", RunningProgram.FORM));
                    assertEquals(403, answer.status(), name);
                }
            }
            for (var name : operations("sesv2").keySet()) {
                for (var binding :
                        ServiceTable.load("sesv2").operation(name).orElseThrow().bindings()) {
                    var answer = program.send(binding.method(), path(binding), new byte[0], request -> {});
                    assertEquals(403, answer.status(), name);
                    assertFalse(answer.body().contains("does not have the operation"), name);
                }
            }
        }
    }

    private static String packageOf(String service) {
        return Objects.requireNonNull(PACKAGES.get(service));
    }

    private static String path(Binding binding) {
        return binding.segments().stream()
                .map(segment -> segment.label() ? "x" : segment.text())
                .collect(Collectors.joining("/", "/", ""));
    }

    /// The operations that have a class, by name.
    private static Map<String, Class<?>> operations(String service) throws IOException, URISyntaxException {
        var folder = Path.of(Operation.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(packageOf(service).replace('.', '/'));
        var found = new TreeMap<String, Class<?>>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("$") && !name.equals("package-info.class")) {
                    var type = load(packageOf(service) + "." + name.substring(0, name.length() - 6));
                    if (Operation.class.isAssignableFrom(type)) {
                        found.put(type.getSimpleName(), type);
                    }
                }
            }
        }
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<? extends Record> record(Class<?> operation, int argument) {
        for (var type : operation.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic && generic.getRawType() == Operation.class) {
                return ((Class<?>) generic.getActualTypeArguments()[argument]).asSubclass(Record.class);
            }
        }
        throw new IllegalStateException(operation + " is no operation");
    }
}
