package io.pennypost.server;

import io.pennypost.observe.MailLog;
import io.pennypost.observe.MailLogFile;
import io.pennypost.observe.Metrics;
import io.pennypost.server.settings.Settings;
import io.pennypost.store.Scratch;
import io.pennypost.store.StoreException;
import io.pennypost.store.embedded.EmbeddedOptions;
import io.pennypost.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What every part stands on: clocks, chance, keys, the store, the logs.
///
/// @param nanoTime monotonic, for durations
/// @param random   for jitter, boundaries and ids; not secret
/// @param secure   for keys and secrets
/// @param signing  the provider that signs
record Base(
        Settings settings,
        InstantSource clock,
        LongSupplier nanoTime,
        RandomGenerator random,
        SecureRandom secure,
        Provider signing,
        InstallationSecret secret,
        EmbeddedStore store,
        Scratch scratch,
        Metrics metrics,
        MailLog mailLog) {
    private static final long MAIL_LOG_SIZE_MAX = 64L << 20;
    private static final int MAIL_LOG_FILES_MAX = 10;

    /// Opens the store and all that lies in the data directory.
    ///
    /// @throws StartException when the directory cannot be used, or another process has it
    static Base open(Settings settings, Closing closing) throws StartException {
        var clock = InstantSource.system();
        // Loading the native library and testing it takes as long as opening the store: both at once.
        var signing = new FutureTask<>(CryptoProvider::install);
        Thread.ofPlatform().name("crypto-provider").daemon().start(signing);
        var secure = new SecureRandom();
        var metrics = new Metrics();
        var data = settings.server().data();
        try {
            var options =
                    EmbeddedOptions.defaults().withInboxKeep(settings.inbox().keep());
            var store = closing.add(
                    "the store",
                    EmbeddedStore.open(data, options, clock, System::nanoTime, new StoreCounters(metrics)));
            var mailLog = closing.add("the mail log", openMailLog(data));
            return new Base(
                    settings,
                    clock,
                    System::nanoTime,
                    new SharedRandom(),
                    secure,
                    signing.get(),
                    InstallationSecret.in(data, secure),
                    store,
                    new Scratch(Files.createDirectories(data.resolve("tmp"))),
                    metrics,
                    new MailLog(mailLog, clock));
        } catch (InterruptedException | ExecutionException e) {
            throw new StartException("The crypto provider cannot be chosen: " + e.getMessage(), e);
        } catch (StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new StartException("The data directory " + data + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static MailLogFile openMailLog(Path data) throws IOException {
        return MailLogFile.open(
                Files.createDirectories(data.resolve("log")).resolve("mail.log"),
                MAIL_LOG_SIZE_MAX,
                MAIL_LOG_FILES_MAX);
    }
}
