package io.pennypost.server;

import io.pennypost.api.gateway.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The classes of operations that are built, found where they have to be: at `api/<service>/<Operation>`.
final class OperationClasses {
    /// Package of the operations, by service.
    static final SortedMap<String, String> PACKAGES = new TreeMap<>(Map.of(
            "ses", "io.pennypost.api.sesv1",
            "sesv2", "io.pennypost.api.sesv2",
            "sns", "io.pennypost.api.sns",
            "sts", "io.pennypost.api.sts"));

    private OperationClasses() {}

    /// The operations of a service that have a class, by name.
    static SortedMap<String, Class<?>> of(String service) {
        var packageName = Objects.requireNonNull(PACKAGES.get(service));
        var found = new TreeMap<String, Class<?>>();
        try (var files = Files.list(classes().resolve(packageName.replace('.', '/')))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("$") && !name.equals("package-info.class")) {
                    var type = load(packageName + "." + name.substring(0, name.length() - 6));
                    if (Operation.class.isAssignableFrom(type)) {
                        found.put(type.getSimpleName(), type);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /// Its record `Input`.
    static Class<? extends Record> input(Class<?> operation) {
        return record(operation, 0);
    }

    /// Its record `Output`.
    static Class<? extends Record> output(Class<?> operation) {
        return record(operation, 1);
    }

    private static Path classes() {
        try {
            return Path.of(Operation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
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
