package io.pennypost.aws.protocol;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Unions as sealed interfaces: each permitted record is one member and has its name.
///
/// The record of a member that is a structure has that structure's members as components; any other holds the value
/// in its only component.
final class UnionCodec implements ValueCodec {
    private final Map<String, Member> members;
    private final Map<String, ValueCodec> codecs;
    private final Map<Class<?>, Member> memberOfType = new HashMap<>();

    UnionCodec(Map<String, Member> members, Map<String, ValueCodec> codecs, Map<Class<?>, Member> memberOfType) {
        this.members = Map.copyOf(members);
        this.codecs = Map.copyOf(codecs);
        this.memberOfType.putAll(memberOfType);
    }

    @Override
    public @Nullable Object read(ShapeReader reader, Violations violations) {
        int before = violations.count();
        var reading = new Reading(violations);
        reader.readMembers(members, reading);
        if (reading.count != 1) {
            throw Malformed.text("Exactly one member of a union must be set.");
        }
        return violations.count() == before ? reading.value : null;
    }

    @Override
    public void write(ShapeWriter writer, Object value) {
        var member = memberOfType.get(value.getClass());
        var codec = member == null ? null : codecs.get(member.name());
        if (member == null || codec == null) {
            throw new IllegalStateException("Not a member of the union: " + value.getClass());
        }
        writer.beginStructure();
        writer.beginMember(member);
        codec.write(writer, value);
        writer.endMember(member);
        writer.endStructure();
    }

    private final class Reading implements ShapeReader.MemberSink {
        private final Violations violations;
        private @Nullable Object value;
        private int count;

        Reading(Violations violations) {
            this.violations = violations;
        }

        @Override
        public void member(Member member, ShapeReader reader) {
            count++;
            violations.enter(member);
            var codec = codecs.get(member.name());
            value = codec == null ? null : codec.read(reader, violations);
            violations.leave();
        }
    }
}
