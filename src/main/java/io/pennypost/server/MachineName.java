package io.pennypost.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this machine calls itself.
final class MachineName {
    /// Linux tells without asking a resolver, which can hang for seconds where DNS is broken.
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private MachineName() {}

    /// Never empty: `localhost` when nothing else is known.
    static String find() {
        try {
            var name = Files.readString(KERNEL).strip();
            if (!name.isEmpty()) {
                return name;
            }
        } catch (IOException e) {
            // Not Linux, or no /proc: ask the system below.
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
