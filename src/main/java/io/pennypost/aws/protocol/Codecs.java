package io.pennypost.aws.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The record codecs of a protocol, each bound when first asked for, and what tests and the coverage page ask about
/// bindings. Safe for use by many threads.
public final class Codecs {
    private final Map<Key, RecordCodec> bound = new ConcurrentHashMap<>();

    Codecs() {}

    RecordCodec input(Class<?> type, OperationShape operation) {
        return bound.computeIfAbsent(new Key(type, operation.name(), true), key -> {
            var binder = new Binder(true);
            return usable(binder, binder.record(type, operation.inputOrEmpty().members(), ""), operation);
        });
    }

    RecordCodec output(Class<?> type, OperationShape operation) {
        return bound.computeIfAbsent(new Key(type, operation.name(), false), key -> {
            var binder = new Binder(false);
            return usable(binder, binder.record(type, operation.outputOrEmpty().members(), ""), operation);
        });
    }

    private static RecordCodec usable(Binder binder, RecordCodec codec, OperationShape operation) {
        if (!binder.problems().isEmpty()) {
            throw new IllegalStateException(
                    operation.name() + " does not fit its shape: " + String.join("; ", binder.problems()));
        }
        return codec;
    }

    /// What keeps an operation's records from being bound: components without a member, required members without a
    /// component, types that do not fit. Empty when all is well; for the test that binds every operation.
    public static List<String> problems(
            ServiceTable service, String operationName, Class<? extends Record> input, Class<? extends Record> output) {
        var operation = service.operation(operationName);
        if (operation.isEmpty()) {
            return List.of(service.name() + " has no operation " + operationName);
        }
        var problems = new ArrayList<String>();
        var reading = new Binder(true);
        reading.record(input, operation.get().inputOrEmpty().members(), "");
        problems.addAll(reading.problems());
        var writing = new Binder(false);
        writing.record(output, operation.get().outputOrEmpty().members(), "");
        problems.addAll(writing.problems());
        return List.copyOf(problems);
    }

    /// Paths of the optional input members that an operation does not look at, for example
    /// `Content.Template.Attachments`; for the coverage page.
    public static List<String> unreadMembers(
            ServiceTable service, String operationName, Class<? extends Record> input) {
        var binder = new Binder(true);
        binder.record(
                input,
                service.operation(operationName).orElseThrow().inputOrEmpty().members(),
                "");
        return List.copyOf(binder.unbound());
    }

    /// Paths of the optional output members that an operation never answers with.
    public static List<String> unwrittenMembers(
            ServiceTable service, String operationName, Class<? extends Record> output) {
        var binder = new Binder(false);
        binder.record(
                output,
                service.operation(operationName).orElseThrow().outputOrEmpty().members(),
                "");
        return List.copyOf(binder.unbound());
    }

    private record Key(Class<?> type, String operation, boolean input) {}
}
