package io.pennypost.server;

import io.pennypost.aws.protocol.Codecs;
import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.server.MemberGrades.Grade;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The text of `docs/aws/coverage.md`.
final class CoveragePage {
    private static final String HEAD = """
            # Coverage of the SES API

            What becomes of each operation and of each of its input members. The page is made by a test, which runs the
            whole program, and it cannot say what that run does not show.

            - **acted on**: it has an effect that a test proves, or it chooses what is answered or deleted.
            - **returned**: kept, and read back by another operation.
            - **stored**: kept, and nothing reads it yet; why stands below.
            - **ignored**: taken without a look; why stands below.
            - **refused**: a request that has it is refused; why stands below.

            Members of structures are joined by dots. `NextToken` and the like count as any other.

            """;

    private static final Map<String, String> TITLES = Map.of("sesv2", "SES API v2", "ses", "SES API v1");

    private record Row(OperationShape operation, boolean isBuilt, Map<Grade, List<String>> members) {
        int count(Grade grade) {
            return members.getOrDefault(grade, List.of()).size();
        }
    }

    private final MemberGrades grades = MemberGrades.read();
    private final StoredMembers reasons;
    private final Set<StoredMembers.Reason> used = new LinkedHashSet<>();
    private final List<String> unexplained = new ArrayList<>();
    private final Map<String, List<Row>> services = new LinkedHashMap<>();

    CoveragePage(StoredMembers reasons) {
        this.reasons = reasons;
    }

    /// Adds what a run showed of a service.
    void add(String service, Map<String, SampleRun.Result> results) {
        var classes = OperationClasses.of(service);
        var table = ServiceTable.load(service);
        var rows = new ArrayList<Row>();
        for (var operation : table.operations()) {
            var type = Optional.ofNullable(classes.get(operation.name()));
            var result = Objects.requireNonNull(results.get(operation.name()));
            var members = new EnumMap<Grade, List<String>>(Grade.class);
            if (type.isPresent()) {
                var unread = Codecs.unreadMembers(table, operation.name(), OperationClasses.input(type.get()));
                for (var path : MemberGrades.paths(operation)) {
                    var grade = grade(service, operation.name(), path, unread, result);
                    members.computeIfAbsent(grade, _ -> new ArrayList<>()).add(path);
                }
            }
            rows.add(new Row(operation, type.isPresent(), members));
        }
        services.put(service, rows);
    }

    private Grade grade(String service, String operation, String path, List<String> unread, SampleRun.Result result) {
        var reason = reasons.of(service, operation, path);
        if (reason.isPresent() && reason.get().isRefusal()) {
            used.add(reason.get());
            return Grade.REFUSED;
        }
        if (unread.stream().anyMatch(member -> path.equals(member) || path.startsWith(member + "."))) {
            explain(service, operation, path);
            return Grade.IGNORED;
        }
        if (grades.isActedOn(service, operation, path) || MemberGrades.chooses(operation)) {
            return Grade.ACTED_ON;
        }
        if (result.returned().contains(path)) {
            return Grade.RETURNED;
        }
        explain(service, operation, path);
        return Grade.STORED;
    }

    private void explain(String service, String operation, String path) {
        reasons.of(service, operation, path)
                .ifPresentOrElse(used::add, () -> unexplained.add(service + " " + operation + " " + path));
    }

    /// Members without effect that have no reason.
    List<String> unexplained() {
        return unexplained;
    }

    /// Reasons for members that need none.
    List<String> unneeded() {
        return reasons.all().stream()
                .filter(reason -> !used.contains(reason))
                .map(StoredMembers.Reason::member)
                .toList();
    }

    /// Members of all services with a grade.
    int count(Grade grade) {
        return rows().mapToInt(row -> row.count(grade)).sum();
    }

    /// Members of all services.
    int count() {
        return Stream.of(Grade.values()).mapToInt(this::count).sum();
    }

    private Stream<Row> rows() {
        return services.values().stream().flatMap(List::stream);
    }

    String text() {
        var page = new StringBuilder(HEAD);
        page.append("| | operations | built | input members | acted on | returned | stored | ignored | refused |\n");
        page.append("|---|---|---|---|---|---|---|---|---|\n");
        services.forEach((service, rows) -> page.append(summary(service, rows)));
        services.forEach((service, rows) -> page.append(table(service, rows)));
        page.append("\n## Reasons\n\n| member | reason |\n|---|---|\n");
        used.stream()
                .sorted(java.util.Comparator.comparing(StoredMembers.Reason::member))
                .forEach(reason -> page.append("| `" + reason.member() + "` | " + reason.sentence() + " |\n"));
        return page.toString();
    }

    private static String summary(String service, List<Row> rows) {
        var cells = new ArrayList<String>();
        cells.add(TITLES.get(service));
        cells.add("" + rows.size());
        cells.add("" + rows.stream().filter(Row::isBuilt).count());
        cells.add(""
                + Stream.of(Grade.values())
                        .mapToInt(grade ->
                                rows.stream().mapToInt(row -> row.count(grade)).sum())
                        .sum());
        for (var grade : Grade.values()) {
            cells.add("" + rows.stream().mapToInt(row -> row.count(grade)).sum());
        }
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String table(String service, List<Row> rows) {
        var table = new StringBuilder("\n## " + TITLES.get(service) + "\n\n");
        table.append("| operation | acted on | returned | stored | ignored | refused |\n|---|---|---|---|---|---|\n");
        for (var row : rows) {
            var name = row.isBuilt ? row.operation.name() : row.operation.name() + " (**missing**)";
            table.append(Stream.of(
                            name,
                            members(row, Grade.ACTED_ON),
                            members(row, Grade.RETURNED),
                            members(row, Grade.STORED),
                            members(row, Grade.IGNORED),
                            members(row, Grade.REFUSED))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        return table.toString();
    }

    private static String members(Row row, Grade grade) {
        return row.members.getOrDefault(grade, List.of()).stream().collect(Collectors.joining(", "));
    }
}
