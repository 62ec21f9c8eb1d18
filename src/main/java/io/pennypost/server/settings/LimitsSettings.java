package io.pennypost.server.settings;

/// `[limits]`: message sizes in bytes, measured after MIME encoding, without the headers that we add.
public record LimitsSettings(long messageSizeV1, long messageSizeV2, long messageSizeSmtp, long messageSizeInbound) {
    // SES: 10 MB is what every interface took for years; today v2 and SMTP take 40 MB.
    private static final long MEBIBYTES_10 = 10_485_760;
    private static final long MEBIBYTES_40 = 41_943_040;
    private static final long SIZE_MIN = 1_024;

    static LimitsSettings read(Reading in) {
        var bytes = Kinds.count(SIZE_MIN, MEBIBYTES_40);
        var v1 = in.key("limits.message_size_v1", bytes, "bytes of a message sent by API v1, after MIME encoding")
                .or(MEBIBYTES_10);
        var v2 = in.key(
                        "limits.message_size_v2",
                        bytes,
                        "bytes of a message sent by API v2, after MIME encoding; AWS takes 41943040 today")
                .or(MEBIBYTES_10);
        var smtp = in.key(
                        "limits.message_size_smtp", bytes, "bytes of a message sent by SMTP; AWS takes 41943040 today")
                .or(MEBIBYTES_10);
        var inbound = in.key("limits.message_size_inbound", bytes, "bytes of a message received")
                .or(MEBIBYTES_40);
        return new LimitsSettings(v1, v2, smtp, inbound);
    }
}
