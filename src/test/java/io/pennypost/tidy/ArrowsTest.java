package io.pennypost.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may know whom: the table of `ARCHITECTURE.md`, held.
final class ArrowsTest {
    private static final Set<String> TOOLS = Set.of("mail", "aws", "store", "observe", "outgoing");
    private static final Set<String> RESOURCES = Set.of("ses", "neighbor");
    private static final Set<String> JOURNEYS = Set.of("auth", "send", "receive", "event");
    private static final Set<String> DOORS = Set.of("api", "smtpd", "web");

    /// Room to the rooms it may import, besides itself. What is not here may import all.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("mail", Set.of()),
            Map.entry("aws", Set.of()),
            Map.entry("observe", Set.of("aws", "mail")),
            Map.entry("outgoing", Set.of("mail")),
            Map.entry("store", Set.of("aws", "mail", "observe")),
            Map.entry("ses", TOOLS),
            Map.entry("neighbor", TOOLS),
            Map.entry("auth", union(RESOURCES, TOOLS)),
            Map.entry("event", union(RESOURCES, TOOLS)),
            Map.entry("send", union(Set.of("event", "auth"), RESOURCES, TOOLS)),
            Map.entry("receive", union(Set.of("send", "event"), RESOURCES, TOOLS)),
            Map.entry("api", union(JOURNEYS, RESOURCES, TOOLS)),
            Map.entry("smtpd", union(JOURNEYS, RESOURCES, TOOLS)),
            // The inbox page is served by the same HTTP door.
            Map.entry("web", union(Set.of("api"), JOURNEYS, RESOURCES, TOOLS)),
            Map.entry("server", union(DOORS, JOURNEYS, RESOURCES, TOOLS)));

    /// Library to the only places that may see it.
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            // HttpDoor and the parts it is made of; the Gateway behind it sees none of it.
            "org.eclipse.jetty",
                    List.of("api.gateway.Http*", "api.gateway.Jetty*", "api.gateway.ConnectionsPerPeer", "web"),
            "org.sqlite", List.of("store.embedded"),
            "org.flywaydb", List.of("store"),
            "com.amazon.corretto", List.of("server"),
            "picocli", List.of("server"),
            "org.tomlj", List.of("server"),
            "ch.qos.logback", List.of("observe"),
            "org.xbill", List.of("mail.dns"),
            "com.ibm.icu", List.of("mail"),
            "org.jsoup", List.of("web"));

    @Test
    void roomsKnowOnlyRoomsBelow() {
        var offences = new TreeSet<String>();
        for (var type : ProductClasses.PRODUCT) {
            var from = room(type);
            if (from.isEmpty()) {
                continue;
            }
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var to = room(dependency.getTargetClass());
                if (!to.isEmpty()
                        && !to.equals(from)
                        && !ARROWS.getOrDefault(from, Set.of()).contains(to)) {
                    offences.add(from + " -> " + to + ": " + told(dependency));
                }
            }
        }
        assertEquals(Set.of(), offences);
    }

    @Test
    void everyRoomIsInTheTable() {
        var rooms = ProductClasses.PRODUCT.stream()
                .map(ArrowsTest::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toSet());
        rooms.removeAll(ARROWS.keySet());

        assertEquals(Set.of(), rooms);
    }

    @Test
    void librariesAreSeenByTheirOwnPlacesAlone() {
        var offences = new TreeSet<String>();
        for (var type : ProductClasses.PRODUCT) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                library(dependency.getTargetClass())
                        .filter(places -> places.stream().noneMatch(place -> stands(type, place)))
                        .ifPresent(_ -> offences.add(told(dependency)));
            }
        }
        assertEquals(Set.of(), offences);
    }

    /// The engines below `store` are wired by `server` and seen by nobody else.
    @Test
    void enginesAreKnownToTheServerAlone() {
        var offences = new TreeSet<String>();
        for (var type : ProductClasses.PRODUCT) {
            var from = ProductClasses.place(type);
            if (ProductClasses.isIn(from, "store") || ProductClasses.isIn(from, "server")) {
                continue;
            }
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var to = ProductClasses.place(dependency.getTargetClass());
                if (ProductClasses.isIn(to, "store.embedded") || ProductClasses.isIn(to, "store.cluster")) {
                    offences.add(told(dependency));
                }
            }
        }
        assertEquals(Set.of(), offences);
    }

    @Test
    void theTableForbidsWhatItShould() {
        assertFalse(mayKnow("send", "receive"));
        assertFalse(mayKnow("mail", "aws"));
        assertTrue(mayKnow("receive", "send"));
        assertTrue(ProductClasses.PRODUCT.contain(io.pennypost.aws.arn.Scope.class), "no classes were read");
    }

    private static boolean mayKnow(String from, String to) {
        return to.equals(from) || ARROWS.getOrDefault(from, Set.of()).contains(to);
    }

    private static Optional<List<String>> library(JavaClass target) {
        return LIBRARIES.entrySet().stream()
                .filter(entry -> ProductClasses.isIn(target.getPackageName(), entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// A place is a package, or a class with what is nested in it, or with a star all whose name begins so.
    private static boolean stands(JavaClass type, String place) {
        var name = type.getName();
        if (place.endsWith("*")) {
            return name.startsWith("io.pennypost." + place.substring(0, place.length() - 1));
        }
        var home = "io.pennypost." + place;
        return name.startsWith(home + ".") || name.equals(home) || name.startsWith(home + "$");
    }

    private static String room(JavaClass type) {
        var place = ProductClasses.place(type);
        int dot = place.indexOf('.');
        return dot < 0 ? place : place.substring(0, dot);
    }

    private static String told(Dependency dependency) {
        return dependency.getOriginClass().getName() + " knows "
                + dependency.getTargetClass().getName();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Set<String> union(Set<String>... sets) {
        return Stream.of(sets).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
