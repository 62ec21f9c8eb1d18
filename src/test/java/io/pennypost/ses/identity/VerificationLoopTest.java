package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerificationLoopTest {
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);

    @Test
    void aRunningLoopTakesUpWhatIsRegisteredLater() throws Exception {
        var looked = new CountDownLatch(1);
        world.loop.start();
        try {
            world.dns.duringNextLookUp(looked::countDown);
            world.create("example.com");
            assertTrue(looked.await(10, TimeUnit.SECONDS), "no look");
        } finally {
            world.loop.close();
        }
        assertEquals(
                Optional.of(world.clock.instant()),
                world.kept("example.com").ownership().checkedAt());
    }

    @Test
    void aLoopThatNeverRanCanBeClosed() {
        world.loop.close();
    }

    @Test
    void aStepTakesABatchAndSaysWhetherThereWasWork() {
        IntStream.range(0, 40).forEach(i -> world.create("d" + i + ".example"));
        assertTrue(world.loop.step(world.clock.instant()));
        assertTrue(world.loop.step(world.clock.instant()));
        assertFalse(world.loop.step(world.clock.instant()));
    }

    @Test
    void aLookThatFailsIsRepeatedAMinuteLater() {
        world.create("example.com");
        world.dns.duringNextLookUp(() -> {
            throw new IllegalStateException("The store is closed.");
        });
        var now = world.clock.instant();
        assertTrue(world.loop.step(now));
        assertEquals(Optional.of(now.plusSeconds(60)), world.agenda.next());
    }

    @Test
    void whatIsDeletedIsForgotten() {
        world.create("example.com");
        world.identities.delete(SCOPE, "example.com");
        world.turn();
        assertEquals(0, world.dns.lookUps());
        assertEquals(Optional.empty(), world.agenda.next());
    }

    @Test
    void anEntryThatComesEarlyIsNotedAnew() {
        world.create("example.com");
        world.turn();
        var next = world.agenda.next().orElseThrow();
        world.agenda.note(new VerificationAgenda.Entry(world.clock.instant(), SCOPE, "example.com"));
        var lookUps = world.dns.lookUps();
        world.turn();
        assertEquals(lookUps, world.dns.lookUps());
        assertEquals(Optional.of(next), world.agenda.next());
    }

    @Test
    void theAgendaKeepsTheEarliestLookOfEachIdentity() {
        var agenda = new VerificationAgenda();
        var now = Instant.parse("2026-11-24T12:00:00Z");
        agenda.note(new VerificationAgenda.Entry(now.plusSeconds(5), SCOPE, "a.example"));
        agenda.note(new VerificationAgenda.Entry(now.plusSeconds(9), SCOPE, "a.example"));
        agenda.note(new VerificationAgenda.Entry(now.plusSeconds(1), SCOPE, "b.example"));
        agenda.note(new VerificationAgenda.Entry(now.plusSeconds(3), SCOPE, "a.example"));
        assertEquals(List.of(), agenda.takeDue(now, 9));
        var due = agenda.takeDue(now.plus(Duration.ofHours(1)), 9);
        assertEquals(
                List.of("b.example", "a.example"),
                due.stream().map(VerificationAgenda.Entry::name).toList());
        assertEquals(now.plusSeconds(3), due.getLast().at());
        assertEquals(Optional.empty(), agenda.next());
    }
}
