package io.pennypost.ses;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every kind of resource that can be named by an ARN and carry tags.
public final class TaggedResources {
    private final Map<String, Tagged> byType;

    /// @param kinds one for each type of ARN
    public TaggedResources(List<Tagged> kinds) {
        this.byType = kinds.stream().collect(Collectors.toUnmodifiableMap(Tagged::arnType, Function.identity()));
    }

    /// The kind of an ARN's type.
    public Optional<Tagged> find(String arnType) {
        return Optional.ofNullable(byType.get(arnType));
    }

    /// The kind of an ARN's type, which must be one of ours.
    ///
    /// @throws BadRequest `Unsupported resource type: x`
    public Tagged require(String arnType) {
        return find(arnType).orElseThrow(() -> unsupported(arnType));
    }

    /// What is said of a type that a request may not name.
    public static BadRequest unsupported(String arnType) {
        return new BadRequest("Unsupported resource type: " + arnType);
    }

    /// What is said of a resource that is not there.
    public static NotFound notFound(Tagged kind, String name) {
        return new NotFound("No " + kind.displayName() + " present with name: " + name);
    }
}
