package io.pennypost.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.Body;
import io.pennypost.store.ReceivedMails.Progress;
import io.pennypost.store.ReceivedMails.Receipt;
import io.pennypost.store.ReceivedMails.Task;
import io.pennypost.testing.ReceivingWorld;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Kept mail is treated by a bounded number of workers, whatever came first: the mail or the start.
final class WorkersTest {
    private final ReceivingWorld world = new ReceivingWorld();

    private List<Task> keep() {
        var id = world.spool.nextMessageId();
        return world.mails.keep(
                new Receipt(id, ReceivingWorld.HOME, Body.of(new byte[0]), List.of(new byte[0]), List.of()));
    }

    private Consumer<Task> ending(CountDownLatch latch) {
        return task -> {
            world.mails.settle(new Progress(task, Optional.empty(), List.of(), Optional.empty()));
            latch.countDown();
        };
    }

    @Test
    void whatAnEarlierProcessLeftIsDoneAtTheStart() throws Exception {
        keep();
        var done = new CountDownLatch(1);

        try (var workers = new Workers(world.queue, ending(done))) {
            workers.start();

            assertTrue(done.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryIsDoneToo() throws Exception {
        var done = new CountDownLatch(2_500);
        for (int i = 0; i < 2_500; i++) {
            world.queue.offer(keep());
        }

        try (var workers = new Workers(world.queue, ending(done))) {
            workers.start();

            assertTrue(done.await(20, TimeUnit.SECONDS));
        }
        assertEquals(2_500, world.mails.settled().size());
    }

    @Test
    void oneThatHangsHoldsOnlyItsPlace() throws Exception {
        var hanging = new CountDownLatch(1);
        var begun = new CountDownLatch(Workers.AT_ONCE);
        var all = ConcurrentHashMap.<Long>newKeySet();
        for (int i = 0; i < Workers.AT_ONCE + 10; i++) {
            world.queue.offer(keep());
        }

        try (var workers = new Workers(world.queue, task -> {
            all.add(task.id());
            begun.countDown();
            awaitQuietly(hanging);
        })) {
            workers.start();

            assertTrue(begun.await(10, TimeUnit.SECONDS));
            assertEquals(Workers.AT_ONCE, all.size());
            hanging.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
