package io.pennypost.server.settings;

import java.nio.file.Path;

/// `[server]`: where the program keeps its state, and which region it is when a client does not say.
public record ServerSettings(Path data, String region) {
    static ServerSettings read(Reading in) {
        var data = in.key("server.data", Kinds.PATH, "directory of everything durable; made with mode 0700")
                .or(Path.of("pennypost-data"));
        var region = in.key("server.region", Kinds.REGION, "region of SMTP submission, console and feedback")
                .or("us-east-1");
        return new ServerSettings(data, region);
    }
}
