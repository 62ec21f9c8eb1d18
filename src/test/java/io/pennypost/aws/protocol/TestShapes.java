package io.pennypost.aws.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables and matches made by hand, for tests of what stands on top of protocols.
public final class TestShapes {
    private TestShapes() {}

    /// A service with operations that have neither members nor errors.
    public static ServiceTable table(String service, String... operationNames) {
        var operations = new LinkedHashMap<String, OperationShape>();
        for (var name : operationNames) {
            operations.put(name, new OperationShape(name, List.of()));
        }
        return new ServiceTable(service, operations);
    }

    public static OperationMatch match(OperationShape operation) {
        return new OperationMatch(operation, Map.of());
    }
}
