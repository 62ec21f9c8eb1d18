package io.pennypost.server;

import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.event.Fanout;
import io.pennypost.event.Telling;
import io.pennypost.web.events.DeliveryDesk;

/// The journey of events, wired: from the ledger to everyone who asked.
record Eventing(Fanout fanout, Neighbors neighbors) {
    static Eventing make(Base base, Resources resources, Sending sending, Closing closing) {
        var telling = new Telling(
                resources.configurationSets(), resources.identityDocuments(), sending.feedback(), base.metrics());
        var neighbors = resources.neighbors();
        neighbors.late().mail().complete(sending.topicNotices());
        closing.add("notifications", neighbors);
        var fanout = closing.add(
                "the fan-out of events",
                new Fanout(
                        base.store().events(),
                        base.store().database(),
                        telling,
                        neighbors.publishing().publisher()));
        return new Eventing(fanout, neighbors);
    }

    /// What an operator sees of it.
    HttpRoute desk() {
        var publishing = neighbors.publishing();
        return new DeliveryDesk(fanout, publishing.deliveries(), publishing.deadLetters());
    }

    /// Begins to tell.
    ///
    /// @param publicUrl where links in notifications point
    void start(String publicUrl) {
        neighbors.late().publicUrl().complete(publicUrl);
        neighbors.publishing().start();
        fanout.start();
    }
}
