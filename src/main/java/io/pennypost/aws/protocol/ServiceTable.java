package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/// Operations, shapes and errors of one service, read from its text table. Immutable.
public final class ServiceTable {
    private static final Map<String, ServiceTable> LOADED = new ConcurrentHashMap<>();

    private final String name;
    private final String protocol;
    private final String version;
    private final Optional<String> namespace;
    private final SortedMap<String, OperationShape> operations;
    private final PathTrie routes;
    private final ErrorTable errors;

    ServiceTable(
            String name,
            String protocol,
            String version,
            Optional<String> namespace,
            SortedMap<String, OperationShape> operations,
            ErrorTable errors) {
        this.name = name;
        this.protocol = protocol;
        this.version = version;
        this.namespace = namespace;
        this.operations = Collections.unmodifiableSortedMap(operations);
        this.routes = new PathTrie(operations.values());
        this.errors = errors;
    }

    /// The table of a service, parsed when first asked for; some milliseconds.
    ///
    /// @param name `sesv2`, `ses` or `sts`
    /// @throws IllegalArgumentException there is no such table
    public static ServiceTable load(String name) {
        return LOADED.computeIfAbsent(name, ServiceTable::read);
    }

    private static ServiceTable read(String name) {
        try (var stream = ServiceTable.class.getResourceAsStream(name + ".table")) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no shape table " + name + ".");
            }
            return TableReader.read(new BufferedReader(new InputStreamReader(stream, UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `sesv2`, `ses`, `sts`.
    public String name() {
        return name;
    }

    /// `rest-json` or `query`.
    public String protocol() {
        return protocol;
    }

    /// The API version, for example `2010-12-01`.
    public String version() {
        return version;
    }

    /// The XML namespace of answers, for protocols that have one.
    public Optional<String> namespace() {
        return namespace;
    }

    /// All operations, by name.
    public Collection<OperationShape> operations() {
        return operations.values();
    }

    /// The operation of that name, if the service has it.
    public Optional<OperationShape> operation(String operationName) {
        return Optional.ofNullable(operations.get(operationName));
    }

    /// Looks a refusal up: the code on this service's wire and its HTTP status.
    ///
    /// A code nobody knows is our own mistake and becomes `InternalFailure`; [#knows] finds it in a test.
    public WireError error(OperationShape operation, ServiceError error) {
        return errors.find(operation.name(), error);
    }

    /// Looks a refusal up that came before the operation was known.
    public WireError error(ServiceError error) {
        return errors.find(error);
    }

    /// What a caller sees of our own mistakes.
    public WireError internalFailure() {
        return ErrorTable.internalFailure();
    }

    /// Whether [#error(ServiceError)] has a code and a status for this name.
    public boolean knows(String errorName) {
        return errors.knows(errorName);
    }

    PathTrie routes() {
        return routes;
    }
}
