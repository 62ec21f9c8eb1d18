package io.pennypost.aws.protocol;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Structures as records: each component is one member.
final class RecordCodec implements ValueCodec {
    /// Stands where a member was present but failed.
    private static final Object FAILED = new Object();

    private final MethodHandle constructor;
    private final Slot[] slots;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final int[] slotOfMember;

    /// @param constructor takes all components as `Object[]` and gives an `Object`
    /// @param slots       in the order of the components
    RecordCodec(MethodHandle constructor, List<Slot> slots, int memberCount) {
        this.constructor = constructor;
        this.slots = slots.toArray(Slot[]::new);
        this.slotOfMember = new int[memberCount];
        Arrays.fill(slotOfMember, -1);
        for (int i = 0; i < this.slots.length; i++) {
            members.put(this.slots[i].member.name(), this.slots[i].member);
            slotOfMember[this.slots[i].member.index()] = i;
        }
    }

    /// The members that have a component, by name.
    Map<String, Member> members() {
        return members;
    }

    boolean has(Member member) {
        return slotOfMember[member.index()] >= 0;
    }

    @Override
    public @Nullable Object read(ShapeReader reader, Violations violations) {
        var draft = new Draft(violations);
        reader.readMembers(members, draft);
        return draft.finish();
    }

    @Override
    public void write(ShapeWriter writer, Object record) {
        writer.beginStructure();
        for (var slot : slots) {
            var value = slot.get(record);
            if (value != null) {
                writer.beginMember(slot.member);
                slot.codec.write(writer, value);
                writer.endMember(slot.member);
            }
        }
        writer.endStructure();
    }

    /// How a component treats absence.
    enum Presence {
        /// Absence is a violation.
        REQUIRED,
        /// `Optional`.
        OPTIONAL,
        /// An empty list.
        LIST,
        /// An empty map.
        MAP
    }

    /// One component.
    ///
    /// @param accessor takes the record as `Object` and gives an `Object`
    record Slot(Member member, Presence presence, ValueCodec codec, MethodHandle accessor) {
        @Nullable
        Object get(Object record) {
            var value = Calls.get(accessor, record);
            return presence == Presence.OPTIONAL ? ((Optional<?>) value).orElse(null) : value;
        }

        private Object present(Object value) {
            return presence == Presence.OPTIONAL ? Optional.of(value) : value;
        }

        /// Null where absence is not allowed.
        private @Nullable Object absent() {
            if (member.required()) {
                return null;
            }
            return switch (presence) {
                case REQUIRED -> null;
                case OPTIONAL -> Optional.empty();
                case LIST -> List.of();
                case MAP -> Map.of();
            };
        }
    }

    /// A record in the making; its members may come from several places of a request.
    final class Draft implements ShapeReader.MemberSink {
        private final Violations violations;
        private final int violationsBefore;
        private final @Nullable Object[] values = new Object[slots.length];

        Draft(Violations violations) {
            this.violations = violations;
            this.violationsBefore = violations.count();
        }

        @Override
        public void member(Member member, ShapeReader value) {
            int index = slotOfMember[member.index()];
            var slot = slots[index];
            violations.enter(member);
            try {
                var read = slot.codec.read(value, violations);
                values[index] = read == null ? FAILED : slot.present(read);
            } finally {
                violations.leave();
            }
        }

        /// The record; null when a constraint failed.
        @Nullable
        Object finish() {
            for (int i = 0; i < slots.length; i++) {
                if (values[i] == null) {
                    values[i] = slots[i].absent();
                    if (values[i] == null) {
                        violations.addMissing(slots[i].member);
                    }
                }
            }
            return violations.count() == violationsBefore ? Calls.construct(constructor, values) : null;
        }
    }
}
