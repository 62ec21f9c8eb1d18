package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.Protocol;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.aws.sigv4.SignatureErrors;
import io.pennypost.aws.sigv4.SigningRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One AWS service behind the gateway: how requests to it are recognized, read, checked and answered.
public final class AwsService {
    private static final String QUERY_PATH = "/";

    private final String name;
    private final SigningRule signing;
    private final String version;
    private final List<String> pathPrefixes;
    private final Supplier<ServiceTable> table;
    private final Protocol protocol;
    private final SignatureErrors errors;
    private final Map<String, Endpoint<?>> endpoints;

    private AwsService(
            String name,
            SigningRule signing,
            String version,
            List<String> pathPrefixes,
            Supplier<ServiceTable> table,
            Protocol protocol,
            SignatureErrors errors,
            Operation<?, ?>... operations) {
        this.name = name;
        this.signing = signing;
        this.version = version;
        this.pathPrefixes = List.copyOf(pathPrefixes);
        this.table = table;
        this.protocol = protocol;
        this.errors = errors;
        this.endpoints = bind(operations);
    }

    /// A Query service: `Action` and `Version` in a form, at `/`.
    ///
    /// @param name       as the SDKs call it: `ses`
    /// @param version    which requests name: `2010-12-01`
    /// @param table      asked for with each request, so that it is parsed only when the service is first called
    /// @param operations those that are built, each a class named as AWS names it; the table may know more
    public static AwsService query(
            String name,
            SigningRule signing,
            String version,
            Supplier<ServiceTable> table,
            Protocol protocol,
            Operation<?, ?>... operations) {
        return new AwsService(
                name, signing, version, List.of(QUERY_PATH), table, protocol, SignatureErrors.QUERY, operations);
    }

    /// A REST-JSON service: the path names the operation.
    ///
    /// @param name       as the SDKs call it: `sesv2`
    /// @param pathPrefixes with one of which all its paths begin: `/v2/email/`
    /// @param table      asked for with each request, so that it is parsed only when the service is first called
    /// @param operations those that are built, each a class named as AWS names it; the table may know more
    public static AwsService restJson(
            String name,
            SigningRule signing,
            List<String> pathPrefixes,
            Supplier<ServiceTable> table,
            Protocol protocol,
            Operation<?, ?>... operations) {
        return new AwsService(name, signing, "", pathPrefixes, table, protocol, SignatureErrors.REST_JSON, operations);
    }

    /// The same with one prefix.
    public static AwsService restJson(
            String name,
            SigningRule signing,
            String pathPrefix,
            Supplier<ServiceTable> table,
            Protocol protocol,
            Operation<?, ?>... operations) {
        return restJson(name, signing, List.of(pathPrefix), table, protocol, operations);
    }

    private static Map<String, Endpoint<?>> bind(Operation<?, ?>... operations) {
        var endpoints = new HashMap<String, Endpoint<?>>();
        for (var operation : operations) {
            if (endpoints.put(operation.getClass().getSimpleName(), Endpoint.of(operation)) != null) {
                throw new IllegalArgumentException("Given twice: " + operation.getClass());
            }
        }
        return Map.copyOf(endpoints);
    }

    String name() {
        return name;
    }

    SigningRule signing() {
        return signing;
    }

    ServiceTable table() {
        return table.get();
    }

    Protocol protocol() {
        return protocol;
    }

    /// How its family of protocols words refused signatures.
    SignatureErrors errors() {
        return errors;
    }

    boolean isQuery() {
        return pathPrefixes.contains(QUERY_PATH);
    }

    /// Whether the request's path can be one of this service.
    boolean hasPath(String rawPath) {
        return isQuery() ? rawPath.equals(QUERY_PATH) : pathPrefixes.stream().anyMatch(rawPath::startsWith);
    }

    /// Whether the service's paths and this one begin with the same directory: `/v2/`.
    boolean isNear(String rawPath) {
        int second = rawPath.indexOf('/', 1);
        return second > 0
                && pathPrefixes.stream().anyMatch(prefix -> prefix.startsWith(rawPath.substring(0, second + 1)));
    }

    boolean isSignedAs(String signingName) {
        return signing.services().contains(signingName);
    }

    boolean hasVersion(String requested) {
        return isQuery() && version.equals(requested);
    }

    Optional<Endpoint<?>> endpoint(String operationName) {
        return Optional.ofNullable(endpoints.get(operationName));
    }
}
