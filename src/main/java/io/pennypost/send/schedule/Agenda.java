package io.pennypost.send.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/// When which queue is to be looked at next. Not thread-safe: the scheduler's lock guards it.
final class Agenda {
    private final PriorityQueue<Appointment> appointments = new PriorityQueue<>();

    private record Appointment(Instant at, QueueWindow queue) implements Comparable<Appointment> {
        @Override
        public int compareTo(Appointment other) {
            return at.compareTo(other.at);
        }
    }

    /// The earliest appointment; [Instant#MAX] when there is none.
    Instant earliest() {
        var first = appointments.peek();
        return first == null ? Instant.MAX : first.at;
    }

    /// Notes a queue for a time, unless it is noted for an earlier one.
    ///
    /// @return whether this is now the earliest of all
    boolean note(QueueWindow queue, Instant at) {
        if (!at.isBefore(queue.appointment())) {
            return false;
        }
        var earliest = at.isBefore(earliest());
        queue.setAppointment(at);
        appointments.add(new Appointment(at, queue));
        return earliest;
    }

    /// Takes the next queue whose time has come.
    Optional<QueueWindow> due(Instant now) {
        var first = appointments.peek();
        if (first == null || first.at.isAfter(now)) {
            return Optional.empty();
        }
        appointments.remove();
        if (first.at.equals(first.queue.appointment())) {
            first.queue.setAppointment(Instant.MAX);
        }
        return Optional.of(first.queue);
    }
}
