package io.pennypost.api.sesv2;

import io.pennypost.aws.secret.Secret;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.identity.DkimSettings;
import io.pennypost.ses.identity.KeyLength;
import java.util.Optional;

/// How DKIM is set up. AWS: shape `DkimSigningAttributes`.
///
/// Three ways that exclude each other: a selector with a private key (BYODKIM), a key length (Easy DKIM), or
/// the region of an identity whose keys are shared (Deterministic Easy DKIM), which is refused: regions here
/// share no keys.
record DkimSigningAttributes(
        Optional<String> domainSigningSelector,
        Optional<String> domainSigningPrivateKey,
        Optional<KeyLength> nextSigningKeyLength,
        Optional<String> domainSigningAttributesOrigin) {
    static final String EASY = "AWS_SES";
    static final String EXTERNAL = "EXTERNAL";

    /// Nothing given.
    static final DkimSigningAttributes NONE =
            new DkimSigningAttributes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// What is asked for, where the way follows from what is given.
    DkimSettings settings() {
        return settings(domainSigningAttributesOrigin.orElse(hasOwnKey() ? EXTERNAL : EASY));
    }

    /// What is asked for.
    ///
    /// @throws BadRequest when what is given does not fit the origin
    DkimSettings settings(String origin) {
        return switch (origin) {
            case EASY -> easy();
            case EXTERNAL -> external();
            default ->
                throw new BadRequest("The signing attributes origin " + origin
                        + " is not supported: keys are not shared between regions. Use AWS_SES or EXTERNAL.");
        };
    }

    private DkimSettings easy() {
        if (hasOwnKey()) {
            throw new BadRequest(
                    "DomainSigningSelector and DomainSigningPrivateKey cannot be used with the origin AWS_SES.");
        }
        return new DkimSettings.Easy(nextSigningKeyLength);
    }

    private DkimSettings external() {
        if (nextSigningKeyLength.isPresent()) {
            throw new BadRequest("NextSigningKeyLength cannot be used with the origin EXTERNAL.");
        }
        if (domainSigningSelector.isEmpty() || domainSigningPrivateKey.isEmpty()) {
            throw new BadRequest(
                    "DomainSigningSelector and DomainSigningPrivateKey must be specified with the origin EXTERNAL.");
        }
        return new DkimSettings.External(domainSigningSelector.get(), new Secret(domainSigningPrivateKey.get()));
    }

    private boolean hasOwnKey() {
        return domainSigningSelector.isPresent() || domainSigningPrivateKey.isPresent();
    }

    @Override
    public String toString() {
        return "DkimSigningAttributes[" + domainSigningSelector + ", ***]";
    }
}
