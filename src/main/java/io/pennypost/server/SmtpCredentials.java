package io.pennypost.server;

import io.pennypost.auth.RootCredentials;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.SmtpPassword;
import io.pennypost.server.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `pennypost smtp-credentials`: derives what a mail client has to be told, from the root's key or from a secret
/// given on the standard input. Needs no running server.
final class SmtpCredentials {
    static final String NAME = "smtp-credentials";
    static final String REGION = "--region";
    static final String SECRET = "--secret";

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;

    SmtpCredentials(InputStream in, PrintWriter out, PrintWriter err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /// Adds the options that only this command has.
    static CommandSpec withOptions(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(REGION)
                .paramLabel("REGION")
                .type(String.class)
                .description("region the password is for, short for --set server.region=REGION")
                .build());
        spec.addOption(OptionSpec.builder(SECRET)
                .type(boolean.class)
                .description("read a secret access key from the standard input and print its password alone")
                .build());
        return spec;
    }

    /// Prints `username=` and `password=` of the root.
    ///
    /// @return the exit code
    int ofRoot(Settings settings) {
        try {
            var root = root(settings);
            if (root.isEmpty()) {
                return fail("there are no root credentials in "
                        + settings.server().data() + " yet: they are made at the first start");
            }
            out.println("username=" + root.get().accessKeyId());
            out.println("password="
                    + SmtpPassword.of(root.get().secret(), settings.server().region())
                            .reveal());
            return ExitCode.OK;
        } catch (IOException e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    /// Prints nothing but the password of the secret that comes in.
    ///
    /// @return the exit code
    int ofGivenSecret(Settings settings) {
        try {
            var line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isBlank()) {
                return fail("no secret access key came in");
            }
            var secret = new Secret(line.strip());
            out.println(SmtpPassword.of(secret, settings.server().region()).reveal());
            return ExitCode.OK;
        } catch (IOException e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<RootCredentials> root(Settings settings) throws IOException {
        var given = settings.root();
        return given.accessKeyId().isPresent() && given.secretAccessKey().isPresent()
                ? Optional.of(new RootCredentials(
                        given.accessKeyId().get(), given.secretAccessKey().get()))
                : RootCredentials.find(settings.server().data());
    }

    private int fail(String problem) {
        err.println("pennypost: " + problem);
        return ExitCode.SOFTWARE;
    }
}
