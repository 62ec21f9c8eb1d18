package io.pennypost.testing;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/// A kind of resource of which a test says what there is.
public final class TaggedThings implements Tagged {
    private record Key(Scope scope, String name) {}

    private final String arnType;
    private final String displayName;
    private final ConcurrentMap<Key, List<Tag>> things = new ConcurrentHashMap<>();

    public TaggedThings(String arnType, String displayName) {
        this.arnType = arnType;
        this.displayName = displayName;
    }

    /// Makes one.
    public TaggedThings add(Scope scope, String name, Tag... tags) {
        things.put(new Key(scope, name), List.of(tags));
        return this;
    }

    /// Takes one away.
    public void remove(Scope scope, String name) {
        things.remove(new Key(scope, name));
    }

    @Override
    public String arnType() {
        return arnType;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    @Override
    public Optional<List<Tag>> tags(Scope scope, String name) {
        return Optional.ofNullable(things.get(new Key(scope, name)));
    }

    @Override
    public boolean changeTags(Scope scope, String name, UnaryOperator<List<Tag>> change) {
        return things.computeIfPresent(new Key(scope, name), (_, tags) -> change.apply(tags)) != null;
    }
}
