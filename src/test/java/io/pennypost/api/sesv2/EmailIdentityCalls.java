package io.pennypost.api.sesv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.Tag;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.KeyLength;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/// The operations on identities as a caller of v2 uses them.
final class EmailIdentityCalls {
    static final Caller CALLER = new Caller(
            IdentityWorld.SCOPE,
            "arn:aws:iam::000000000000:root",
            "000000000000",
            "000000000000",
            "127.0.0.1",
            "",
            false);

    private final IdentityWorld world;

    EmailIdentityCalls(IdentityWorld world) {
        this.world = world;
    }

    CreateEmailIdentity.Output create(String name) {
        return create(name, Optional.empty(), Optional.empty(), List.of());
    }

    CreateEmailIdentity.Output create(
            String name, Optional<DkimSigningAttributes> dkim, Optional<String> set, List<Tag> tags) {
        return new CreateEmailIdentity(world.identities, world.dkim, world.sending, world.zone)
                .handle(CALLER, new CreateEmailIdentity.Input(name, tags, dkim, set));
    }

    GetEmailIdentity.Output get(String name) {
        return new GetEmailIdentity(world.identities, world.dkim, world.sending, world.zone)
                .handle(CALLER, new GetEmailIdentity.Input(name));
    }

    void delete(String name) {
        new DeleteEmailIdentity(world.identities).handle(CALLER, new DeleteEmailIdentity.Input(name));
    }

    ListEmailIdentities.Output list(Map<String, String> filter, Optional<String> token, Optional<Integer> size) {
        return new ListEmailIdentities(world.identities, world.sending)
                .handle(CALLER, new ListEmailIdentities.Input(filter, token, size));
    }

    void setSigning(String name, Optional<Boolean> enabled) {
        new PutEmailIdentityDkimAttributes(world.dkim)
                .handle(CALLER, new PutEmailIdentityDkimAttributes.Input(name, enabled));
    }

    PutEmailIdentityDkimSigningAttributes.Output configure(
            String name, String origin, Optional<DkimSigningAttributes> attributes) {
        return new PutEmailIdentityDkimSigningAttributes(world.dkim, world.zone)
                .handle(CALLER, new PutEmailIdentityDkimSigningAttributes.Input(name, origin, attributes));
    }

    static Optional<DkimSigningAttributes> length(KeyLength length) {
        return Optional.of(
                new DkimSigningAttributes(Optional.empty(), Optional.empty(), Optional.of(length), Optional.empty()));
    }

    static Optional<DkimSigningAttributes> ownKey(String selector, String key) {
        return Optional.of(
                new DkimSigningAttributes(Optional.of(selector), Optional.of(key), Optional.empty(), Optional.empty()));
    }

    static void assertRefused(String code, String message, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
    }
}
