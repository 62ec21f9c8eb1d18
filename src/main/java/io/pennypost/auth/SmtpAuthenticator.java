package io.pennypost.auth;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.SmtpPassword;
import java.util.List;
import java.util.Optional;

/// Finds out who submits mail by SMTP: the user name is an access key id, the password is derived from its secret for
/// one region. Safe for use by many threads.
///
/// Where signatures are ignored, any password will do, and the user name says who it is as a key id does there.
public final class SmtpAuthenticator {
    /// Compared with where the key is unknown, so that the answer takes as long.
    private static final Secret NOBODY = new Secret("no-key-has-this-secret-and-so-no-password");

    private final SignatureMode mode;
    private final Credentials credentials;
    private final Scope fallback;
    private final List<String> regions;

    /// An authenticator.
    ///
    /// @param fallback account of unknown users, and region of all, where signatures are ignored
    /// @param regions  whose passwords are taken; the password tells for which of them mail is submitted
    public SmtpAuthenticator(SignatureMode mode, Credentials credentials, Scope fallback, List<String> regions) {
        this.mode = mode;
        this.credentials = credentials;
        this.fallback = fallback;
        this.regions = List.copyOf(regions);
    }

    /// Who it is, or why that cannot be told.
    public sealed interface Answer {
        /// Someone we know, or take at their word.
        record Known(Caller caller) implements Answer {}

        /// Nobody. The client is never told why.
        record Refused(Reason reason) implements Answer {}
    }

    /// Why credentials are not taken, for operators.
    public enum Reason {
        UNKNOWN_KEY,
        WRONG_PASSWORD,
        /// The secret access key itself was given as the password, as people do.
        RAW_SECRET,
        /// SES takes no temporary keys here.
        TEMPORARY_KEY
    }

    /// Looks at what a client showed.
    ///
    /// @param sourceIp textual address of the peer
    public Answer authenticate(String userName, Secret password, String sourceIp) {
        return switch (mode) {
            case IGNORED -> believe(userName, sourceIp);
            case REQUIRED -> verify(userName, password, sourceIp);
        };
    }

    /// Whether someone who was known is so still: keys are deactivated while connections live.
    public boolean isStillKnown(Caller caller) {
        return mode == SignatureMode.IGNORED
                || credentials
                        .find(caller.accessKeyId())
                        .filter(credential -> credential.principalArn().equals(caller.principalArn()))
                        .isPresent();
    }

    private Answer believe(String userName, String sourceIp) {
        var known = credentials.find(userName);
        if (known.isPresent()) {
            return known(known.get(), fallback.region(), sourceIp);
        }
        var account = Credential.isAccountId(userName) ? userName : fallback.account();
        return known(Credential.root(userName, NOBODY, account), fallback.region(), sourceIp);
    }

    private Answer verify(String userName, Secret password, String sourceIp) {
        var credential = credentials.find(userName);
        var secret = credential.map(Credential::secret).orElse(NOBODY);
        var region = matching(secret, password);
        if (credential.isEmpty()) {
            return new Answer.Refused(Reason.UNKNOWN_KEY);
        }
        if (credential.get().session().isPresent()) {
            return new Answer.Refused(Reason.TEMPORARY_KEY);
        }
        return region.map(found -> known(credential.get(), found, sourceIp))
                .orElseGet(() -> new Answer.Refused(
                        secret.matches(password.reveal()) ? Reason.RAW_SECRET : Reason.WRONG_PASSWORD));
    }

    /// All regions are compared, whichever matches.
    private Optional<String> matching(Secret secret, Secret password) {
        var found = Optional.<String>empty();
        for (var region : regions) {
            if (SmtpPassword.of(secret, region).matches(password.reveal())) {
                found = Optional.of(region);
            }
        }
        return found;
    }

    private static Answer known(Credential credential, String region, String sourceIp) {
        return new Answer.Known(new Caller(
                new Scope(credential.account(), region),
                credential.principalArn(),
                credential.userId(),
                credential.accessKeyId(),
                sourceIp,
                "",
                true));
    }
}
