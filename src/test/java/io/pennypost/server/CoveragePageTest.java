package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.aws.protocol.Shape;
import io.pennypost.server.MemberGrades.Grade;
import io.pennypost.server.settings.Mode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// `docs/aws/coverage.md` says what is true: it is made here and compared.
///
/// `./pennypost test -Dtest=CoveragePageTest -Dpennypost.regenerate=true` writes it anew. Each input member of each
/// operation is graded by a run of the whole program and by what tests claim with
/// [io.pennypost.testing.ActsOn]; a member that is neither read back nor acted on needs a reason in
/// `stored-members.txt`.
final class CoveragePageTest {
    private static final Path PAGE = Path.of("docs/aws/coverage.md");

    /// Of all input members, those that may be merely stored or ignored.
    private static final double STORED_MAX = 0.05;

    private static final List<String> SERVICES = List.of("sesv2", "ses");
    private static final Map<String, Class<?>> CLIENTS = Map.of("sesv2", SesV2Client.class, "ses", SesClient.class);

    /// Operations that wait for another part of the program.
    private static final Map<String, Set<String>> MISSING = Map.of("sesv2", Set.of(), "ses", Set.of());

    @TempDir
    Path directory;

    @Test
    void thePageSaysWhatIsTrue() throws IOException {
        var page = new CoveragePage(StoredMembers.read());
        for (var service : SERVICES) {
            var results = results(service);
            assertEquals(SampleWorld.refusals(service), refused(service, results), service);
            page.add(service, results);
        }
        var text = page.text();
        if (Boolean.getBoolean("pennypost.regenerate")) {
            Files.createDirectories(Objects.requireNonNull(PAGE.getParent()));
            Files.writeString(PAGE, text);
        }
        assertEquals(List.of(), page.unexplained(), "members that nobody reads, without a reason");
        assertEquals(List.of(), page.unneeded(), "reasons that are not needed");
        assertTrue(page.count(Grade.STORED) + page.count(Grade.IGNORED) < STORED_MAX * page.count(), text);
        assertEquals(text, Files.readString(PAGE));
    }

    /// The operations that are built and refuse a full call.
    private static Map<String, String> refused(String service, Map<String, SampleRun.Result> results) {
        var built = OperationClasses.of(service).keySet();
        var refused = new TreeMap<String, String>();
        results.forEach((operation, result) -> {
            if (result.status() != 200 && built.contains(operation)) {
                refused.put(operation, result.error());
            }
        });
        return refused;
    }

    private Map<String, SampleRun.Result> results(String service) {
        try (var program = RunningProgram.start(Mode.DEV, directory.resolve(service), SampleWorld.SETTINGS)) {
            SampleWorld.prepare(program, directory.resolve(service));
            return SampleRun.of(service, program, SampleWorld.own(), SampleWorld.FIRST, SampleWorld.LAST);
        }
    }

    @Test
    void noOperationIsMissing() {
        for (var service : SERVICES) {
            var missing = new TreeSet<>(ServiceTable.load(service).operations().stream()
                    .map(OperationShape::name)
                    .toList());
            missing.removeAll(OperationClasses.of(service).keySet());
            assertEquals(MISSING.get(service), missing, service);
        }
    }

    /// A newer SDK that knows more than our tables shows it here.
    @Test
    void theTablesHaveAllThatTheSdkHas() {
        for (var service : SERVICES) {
            var table = ServiceTable.load(service);
            var lacking = new ArrayList<String>();
            for (var request :
                    requests(Objects.requireNonNull(CLIENTS.get(service))).entrySet()) {
                var operation = table.operation(request.getKey());
                if (operation.isEmpty()) {
                    lacking.add(request.getKey());
                    continue;
                }
                var members = operation
                        .get()
                        .input()
                        .map(Shape.Structure::members)
                        .orElse(Map.of())
                        .keySet();
                fields(request.getValue()).stream()
                        .filter(field -> !members.contains(field))
                        .forEach(field -> lacking.add(request.getKey() + "." + field));
            }
            assertEquals(List.of(), lacking, service);
        }
    }

    /// The request classes of a client's operations, by operation.
    private static Map<String, Class<?>> requests(Class<?> client) {
        return Stream.of(client.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .map(Method::getParameterTypes)
                .map(types -> types[0])
                .filter(type -> SdkPojo.class.isAssignableFrom(type)
                        && type.getSimpleName().endsWith("Request"))
                .distinct()
                .collect(Collectors.toMap(
                        type -> type.getSimpleName().replaceAll("Request$", ""),
                        type -> type,
                        (a, _) -> a,
                        TreeMap::new));
    }

    private static Set<String> fields(Class<?> request) {
        try {
            var builder = request.getMethod("builder").invoke(null);
            var pojo = (SdkPojo) builder;
            return pojo.sdkFields().stream().map(SdkField::memberName).collect(Collectors.toCollection(TreeSet::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
