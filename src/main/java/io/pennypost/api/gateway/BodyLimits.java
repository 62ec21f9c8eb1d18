package io.pennypost.api.gateway;

/// How large the body of a request may be, told by its path before anything is read.
final class BodyLimits {
    /// What stays in heap.
    static final int HEAP_MAX = 1024 * 1024;

    /// A 40 MiB message is 56 MiB as base64 and 60 MiB form-encoded.
    static final long SEND_MAX = 64L * 1024 * 1024;

    static final long OTHER_MAX = 4L * 1024 * 1024;

    private BodyLimits() {}

    /// The limit in bytes. All Query operations share `/`, so all of them get what sending needs.
    static long of(String method, String rawPath) {
        boolean sends = rawPath.equals("/") ? method.equals("POST") : rawPath.startsWith("/v2/email/outbound-");
        return sends ? SEND_MAX : OTHER_MAX;
    }
}
