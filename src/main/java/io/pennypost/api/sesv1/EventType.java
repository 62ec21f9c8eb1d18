package io.pennypost.api.sesv1;

import java.util.List;
import java.util.stream.Stream;

/// The types of events that v1 knows; delays and subscriptions came with v2. AWS: enum `EventType` of v1.
enum EventType {
    SEND,
    REJECT,
    BOUNCE,
    COMPLAINT,
    DELIVERY,
    OPEN,
    CLICK,
    RENDERING_FAILURE;

    io.pennypost.ses.configset.EventType kept() {
        return io.pennypost.ses.configset.EventType.valueOf(name());
    }

    /// Those among the types of a destination that v1 knows.
    static List<EventType> known(List<io.pennypost.ses.configset.EventType> kept) {
        return kept.stream()
                .flatMap(type -> Stream.of(values()).filter(known -> known.kept() == type))
                .toList();
    }
}
