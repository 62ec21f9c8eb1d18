package io.pennypost.ses;

import java.util.List;
import java.util.Optional;

/// One page of a listing.
///
/// @param nextToken what to ask for the page after this one; empty on the last page
public record Page<T>(List<T> items, Optional<String> nextToken) {
    public Page {
        items = List.copyOf(items);
    }
}
