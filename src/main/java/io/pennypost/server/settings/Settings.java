package io.pennypost.server.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Everything an operator can set, as one value that was checked whole.
///
/// @param effective `key=value` of all keys that have a value, without secrets, for the log
/// @param unbuilt   keys that were set although nothing reads them yet, for the log
public record Settings(
        Mode mode,
        ServerSettings server,
        AccountSettings account,
        RootSettings root,
        HttpSettings http,
        SubmissionSettings submission,
        InboundSettings inbound,
        TlsSettings tls,
        DnsSettings dns,
        IdentitySettings identity,
        TemplateSettings templates,
        DeliverySettings delivery,
        OperatorSettings operator,
        EndpointSettings endpoints,
        AwsSettings aws,
        SnsSettings sns,
        TrackingSettings tracking,
        OutgoingSettings outgoing,
        LimitsSettings limits,
        InboxSettings inbox,
        LedgerSettings ledger,
        StoreSettings store,
        List<String> effective,
        List<String> unbuilt) {
    public Settings {
        effective = List.copyOf(effective);
        unbuilt = List.copyOf(unbuilt);
    }

    /// One `--set`; a later one wins.
    public record Option(String name, String value) {}

    /// Defaults of the mode, and options over them.
    ///
    /// @param machineName asked only when no host name is set
    /// @throws SettingsException with all problems at once
    public static Settings read(Mode mode, List<Option> options, Supplier<String> machineName)
            throws SettingsException {
        return read(mode, Map.of(), options, machineName);
    }

    /// Defaults of the mode, the file over them, options over both.
    ///
    /// @param machineName asked only when no host name is set
    /// @throws SettingsException with all problems at once
    public static Settings read(Mode mode, Path file, List<Option> options, Supplier<String> machineName)
            throws SettingsException {
        return read(mode, SettingsFile.read(file), options, machineName);
    }

    private static Settings read(Mode mode, Map<String, Given> file, List<Option> options, Supplier<String> machineName)
            throws SettingsException {
        var given = new LinkedHashMap<String, Given>(file);
        options.forEach(option -> given.putAll(SettingsFile.option(option.name(), option.value())));
        var in = new Reading(mode, given);
        var settings = tree(in, machineName);
        Exposure.check(settings, in);
        var problems = in.problems();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return settings;
    }

    /// All keys there are, in the order of the page.
    static List<KnownKey> known() {
        var in = new Reading(Mode.DEV, Map.of());
        tree(in, () -> "localhost");
        return in.known();
    }

    private static Settings tree(Reading in, Supplier<String> machineName) {
        return new Settings(
                in.mode(),
                ServerSettings.read(in),
                AccountSettings.read(in),
                RootSettings.read(in),
                HttpSettings.read(in),
                SubmissionSettings.read(in),
                InboundSettings.read(in),
                TlsSettings.read(in),
                DnsSettings.read(in),
                IdentitySettings.read(in),
                TemplateSettings.read(in),
                DeliverySettings.read(in, machineName),
                OperatorSettings.read(in),
                EndpointSettings.read(in),
                AwsSettings.read(in),
                SnsSettings.read(in),
                TrackingSettings.read(in),
                OutgoingSettings.read(in),
                LimitsSettings.read(in),
                InboxSettings.read(in),
                LedgerSettings.read(in),
                StoreSettings.read(in),
                in.effective(),
                in.unbuilt());
    }
}
