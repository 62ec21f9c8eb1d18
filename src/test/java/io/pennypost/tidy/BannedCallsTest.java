package io.pennypost.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The world comes in through constructors: no clock, chance, environment, resolver or process of the system's.
final class BannedCallsTest {
    /// One rule: these members, everywhere but in these places.
    ///
    /// @param members `Class.member`, with `()` at the end when only the form without arguments is meant, and
    ///                `(String` when only forms whose first argument is a text
    private record Ban(String instead, List<String> places, Set<String> members) {}

    private static final List<Ban> BANS = List.of(
            new Ban(
                    "an injected InstantSource",
                    List.of("server"),
                    Set.of(
                            "java.lang.System.currentTimeMillis",
                            "java.time.Instant.now()",
                            "java.time.LocalDate.now",
                            "java.time.LocalDateTime.now",
                            "java.time.OffsetDateTime.now",
                            "java.time.ZonedDateTime.now",
                            "java.time.Clock.systemUTC",
                            "java.time.Clock.systemDefaultZone",
                            "java.time.InstantSource.system",
                            "java.util.Date.<init>()")),
            new Ban("an injected monotonic source", List.of("server"), Set.of("java.lang.System.nanoTime")),
            new Ban(
                    "an injected source of randomness",
                    List.of("server"),
                    Set.of(
                            "java.lang.Math.random",
                            "java.util.Random.<init>()",
                            "java.util.UUID.randomUUID",
                            "java.util.concurrent.ThreadLocalRandom.current",
                            "java.security.SecureRandom.<init>()",
                            "java.security.SecureRandom.getInstanceStrong")),
            new Ban("the configuration", List.of("server"), Set.of("java.lang.System.getenv")),
            new Ban(
                    "a latch or a timed wait",
                    List.of(),
                    // Names of what is banned; nothing here sleeps.
                    Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep")),
            new Ban(
                    "the injected Resolver, or InetAddress.ofLiteral",
                    List.of("server", "mail.dns"),
                    Set.of(
                            "java.net.InetAddress.getByName",
                            "java.net.InetAddress.getAllByName",
                            "java.net.InetAddress.getLocalHost",
                            "java.net.InetAddress.getCanonicalHostName",
                            "java.net.InetSocketAddress.<init>(String",
                            "java.net.Socket.<init>(String")),
            new Ban(
                    "an exception",
                    List.of("server"),
                    Set.of("java.lang.System.exit", "java.lang.Runtime.halt", "java.lang.Runtime.exit")),
            new Ban(
                    "a log",
                    List.of("server"),
                    Set.of("java.lang.System.out", "java.lang.System.err", "java.lang.Throwable.printStackTrace()")));

    @Test
    void productAsksTheSystemForNothing() {
        var offences = new TreeSet<String>();
        BANS.forEach(ban -> offences.addAll(offences(ban, ProductClasses.PRODUCT)));

        assertEquals(Set.of(), offences);
    }

    @Test
    void testsDoNotSleep() {
        // The name of what is banned; nothing here sleeps.
        var ban = new Ban("a latch or a queue with a time-out", List.of(), Set.of("java.lang.Thread.sleep"));

        assertEquals(Set.of(), offences(ban, ProductClasses.TESTS));
    }

    /// The rules can fail: without their exception they find what `server` does on purpose.
    @Test
    void rulesFindWhatTheyForbid() {
        var environment = new Ban("", List.of(), Set.of("java.lang.System.getenv"));
        var stdout = new Ban("", List.of(), Set.of("java.lang.System.out"));

        assertFalse(offences(environment, ProductClasses.PRODUCT).isEmpty());
        assertFalse(offences(stdout, ProductClasses.PRODUCT).isEmpty());
    }

    private static Set<String> offences(Ban ban, JavaClasses classes) {
        var offences = new TreeSet<String>();
        for (var type : classes) {
            if (ban.places().stream().anyMatch(place -> ProductClasses.isIn(ProductClasses.place(type), place))) {
                continue;
            }
            accesses(type)
                    .filter(access -> isMeant(ban, access))
                    .forEach(access -> offences.add(access.getDescription() + ": use " + ban.instead()));
        }
        return offences;
    }

    private static Stream<? extends JavaAccess<?>> accesses(JavaClass type) {
        return Stream.concat(type.getCodeUnitAccessesFromSelf().stream(), type.getFieldAccessesFromSelf().stream());
    }

    private static boolean isMeant(Ban ban, JavaAccess<?> access) {
        var member =
                access.getTargetOwner().getName() + "." + access.getTarget().getName();
        if (ban.members().contains(member)) {
            return true;
        }
        // A full name ends with the parameter types in parentheses.
        var full = access.getTarget().getFullName();
        var parameters = full.substring(Math.max(0, full.indexOf('(')));
        return (parameters.equals("()") && ban.members().contains(member + "()"))
                || (parameters.startsWith("(java.lang.String") && ban.members().contains(member + "(String"));
    }
}
