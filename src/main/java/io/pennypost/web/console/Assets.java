package io.pennypost.web.console;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The page and its files, read once from the class path.
///
/// Files lie below a path that holds the hash of them all, so a browser may keep them for ever and modules find each
/// other by relative names. Only the page itself is asked for again.
final class Assets {
    static final String PREFIX = "/_pennypost/console/";

    /// The page's policy: only our own files, no inline script or style, DOM sinks take Lit's templates alone.
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types lit-html";

    /// Everything of `console/` that the page uses, by media type.
    static final Map<String, String> FILES = Map.of(
            "app.js", "text/javascript; charset=utf-8",
            "api.js", "text/javascript; charset=utf-8",
            "format.js", "text/javascript; charset=utf-8",
            "mail-list.js", "text/javascript; charset=utf-8",
            "mail-view.js", "text/javascript; charset=utf-8",
            "ledger-view.js", "text/javascript; charset=utf-8",
            "lit.js", "text/javascript; charset=utf-8",
            "style.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final byte[] page;
    private final String hash;
    private final String pageTag;

    Assets() {
        var digest = sha256();
        for (var name : FILES.keySet().stream().sorted().toList()) {
            var bytes = read(name);
            files.put(name, bytes);
            digest.update(bytes);
        }
        hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
        page = new String(read("index.html"), StandardCharsets.UTF_8)
                .replace("{base}", PREFIX + hash)
                .getBytes(StandardCharsets.UTF_8);
        pageTag = "\"" + HexFormat.of().formatHex(sha256().digest(page), 0, 8) + "\"";
    }

    void page(Request request) throws IOException {
        var head = Answers.head("text/html; charset=utf-8", POLICY, "no-cache");
        head.add(new Header("Cross-Origin-Opener-Policy", "same-origin"));
        answer(request, head, pageTag, page);
    }

    void file(Request request) throws IOException {
        var name = request.variables().getLast();
        if (!request.variables().getFirst().equals(hash) || !files.containsKey(name)) {
            throw new RefusedException(Refusal.notFound("The console has no such file; reload the page."));
        }
        var type = FILES.getOrDefault(name, "application/octet-stream");
        answer(
                request,
                Answers.head(type, Answers.DATA_POLICY, FOR_EVER),
                "\"" + hash + "\"",
                files.getOrDefault(name, new byte[0]));
    }

    private static void answer(Request request, List<Header> head, String tag, byte[] body) throws IOException {
        head.add(new Header("ETag", tag));
        boolean known = request.exchange().header("If-None-Match").orElse("").contains(tag);
        request.reply().send(known ? 304 : 200, head, known ? new byte[0] : body);
    }

    private static byte[] read(String name) {
        try (var in = Assets.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The console's file is missing from the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
