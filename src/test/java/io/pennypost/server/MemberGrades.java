package io.pennypost.server;

import io.pennypost.aws.protocol.Member;
import io.pennypost.aws.protocol.OperationShape;
import io.pennypost.aws.protocol.Shape;
import io.pennypost.testing.ActsOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What becomes of each input member, in the order of strength.
final class MemberGrades {
    /// The grades of the coverage page.
    enum Grade {
        ACTED_ON,
        RETURNED,
        STORED,
        IGNORED,
        REFUSED
    }

    private static final int DEPTH_MAX = 6;

    /// Operations whose input chooses what they answer or do away with; it has no other purpose.
    private static final Pattern CHOOSING =
            Pattern.compile("(Get|List|Describe|Delete|Batch|Cancel|Test|Untag|Disassociate).*");

    private final List<Pattern> actedOn = actedOn();

    private MemberGrades() {}

    static MemberGrades read() {
        return new MemberGrades();
    }

    /// The paths of all members that hold a value: `Content.Simple.Subject.Data`.
    static List<String> paths(OperationShape operation) {
        var paths = new ArrayList<String>();
        operation.input().ifPresent(shape -> collect(shape.members(), "", 0, paths));
        return paths;
    }

    private static void collect(Map<String, Member> members, String prefix, int depth, List<String> paths) {
        for (var member : members.values()) {
            collect(member.shape(), prefix + member.name(), depth, paths);
        }
    }

    private static void collect(Shape shape, String path, int depth, List<String> paths) {
        switch (shape) {
            case Shape.Structure structure
            when depth < DEPTH_MAX && !structure.members().isEmpty() ->
                collect(structure.members(), path + ".", depth + 1, paths);
            case Shape.Union union when depth < DEPTH_MAX -> collect(union.members(), path + ".", depth + 1, paths);
            case Shape.ListOf list -> collect(list.item(), path, depth + 1, paths);
            default -> paths.add(path);
        }
    }

    /// Whether the purpose of an operation's members is to choose.
    static boolean chooses(String operation) {
        return CHOOSING.matcher(operation).matches();
    }

    /// Whether a test says that the member has an effect.
    boolean isActedOn(String service, String operation, String path) {
        var name = service + " " + operation + " " + path;
        return actedOn.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static List<Pattern> actedOn() {
        var patterns = new ArrayList<Pattern>();
        for (var type : testClasses()) {
            var claims = Stream.concat(
                    Stream.of(type.getAnnotationsByType(ActsOn.class)),
                    Stream.of(type.getDeclaredMethods())
                            .flatMap(method -> Stream.of(method.getAnnotationsByType(ActsOn.class))));
            claims.flatMap(claim -> Stream.of(claim.value()))
                    .map(text -> Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E"))
                    .forEach(patterns::add);
        }
        return patterns;
    }

    private static Set<Class<?>> testClasses() {
        try {
            var root = Path.of(MemberGrades.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var found = new LinkedHashSet<Class<?>>();
            try (var files = Files.walk(root)) {
                for (var file : files.filter(path -> path.toString().endsWith("Test.class"))
                        .sorted()
                        .toList()) {
                    var name = root.relativize(file).toString().replace('/', '.');
                    found.add(Class.forName(
                            name.substring(0, name.length() - ".class".length()),
                            false,
                            MemberGrades.class.getClassLoader()));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
