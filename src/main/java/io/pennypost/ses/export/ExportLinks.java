package io.pennypost.ses.export;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.SealedTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// Links to finished files. Whoever has one may fetch the file until it expires, as with a presigned URL of S3.
public final class ExportLinks {
    /// Path of the door that serves them; the token is in the query.
    public static final String PATH = "/_pennypost/exports";

    private static final String CONTEXT = "export\n";
    private static final Duration LIFETIME = Duration.ofHours(1);

    /// What a link leads to.
    ///
    /// @param file perhaps no longer there
    public record Target(Path file, DataFormat format, boolean isExpired) {}

    private final SealedTokens tokens;
    private final String publicUrl;
    private final ExportFiles files;
    private final InstantSource clock;

    /// @param secret    at least 16 bytes, the same after a restart
    /// @param publicUrl of our HTTP door, without a final slash
    public ExportLinks(byte[] secret, String publicUrl, ExportFiles files, InstantSource clock) {
        this.tokens = new SealedTokens(secret);
        this.publicUrl = publicUrl;
        this.files = files;
        this.clock = clock;
    }

    /// A new link to the file of a completed job.
    public String to(Scope scope, ExportJob job) {
        var expires = clock.instant().plus(LIFETIME).getEpochSecond();
        var text = String.join(
                "/", scope.account(), scope.region(), job.id(), job.format().name(), Long.toString(expires));
        return publicUrl + PATH + "?token=" + tokens.write(CONTEXT, text);
    }

    /// What a token was written for; empty when it was not written here.
    public Optional<Target> read(String token) {
        return tokens.read(CONTEXT, token).map(text -> text.split("/", -1)).map(this::target);
    }

    private Target target(String[] parts) {
        var format = Stream.of(DataFormat.values())
                .filter(each -> each.name().equals(parts[3]))
                .findFirst()
                .orElseThrow();
        var expires = Instant.ofEpochSecond(Long.parseLong(parts[4]));
        return new Target(
                files.file(new Scope(parts[0], parts[1]), parts[2], format),
                format,
                !clock.instant().isBefore(expires));
    }
}
