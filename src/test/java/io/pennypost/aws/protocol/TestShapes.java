package io.pennypost.aws.protocol;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Tables and matches made by hand, for tests of what stands on top of protocols.
public final class TestShapes {
    private TestShapes() {}

    /// A service with operations that have no members, and with three errors.
    public static ServiceTable table(String service, String... operationNames) {
        var operations = new TreeMap<String, OperationShape>();
        for (var name : operationNames) {
            operations.put(
                    name,
                    new OperationShape(
                            name, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of()));
        }
        var errors = new ErrorTable();
        errors.addError(new String[] {"MessageRejected", "MessageRejected", "400"});
        errors.addCommon(new String[] {"SerializationException", "400"});
        errors.addCommon(new String[] {"AccessDeniedException", "403"});
        return new ServiceTable(service, "test", "2010-12-01", Optional.empty(), operations, errors);
    }

    /// A match of an operation that is named outside the path.
    public static OperationMatch match(OperationShape operation) {
        return OperationMatch.of(operation);
    }
}
