package io.pennypost.ses.contact;

import java.time.Instant;
import java.util.Optional;

/// A contact as it is kept.
///
/// @param address as [io.pennypost.ses.AddressKey] writes it
record ContactRow(
        String address,
        boolean unsubscribedAll,
        Choices choices,
        Optional<String> attributes,
        Instant createdAt,
        Instant updatedAt) {}
