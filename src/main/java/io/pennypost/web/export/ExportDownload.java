package io.pennypost.web.export;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.ses.export.DataFormat;
import io.pennypost.ses.export.ExportFiles;
import io.pennypost.ses.export.ExportLinks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `GET /_pennypost/exports?token=…` gives the file of an export job.
public final class ExportDownload implements HttpRoute {
    private final ExportLinks links;
    private final ExportFiles files;

    public ExportDownload(ExportLinks links, ExportFiles files) {
        this.links = links;
        this.files = files;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().equals(ExportLinks.PATH);
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        if (!List.of("GET", "HEAD").contains(exchange.method())) {
            refuse(reply, 405, "Only GET is served here.");
            return;
        }
        // A token has no letters that need decoding.
        var target = links.read(exchange.rawParameter("token").orElse(""));
        if (target.isEmpty()) {
            refuse(reply, 403, "This link is not valid.");
            return;
        }
        if (target.get().isExpired()) {
            refuse(reply, 403, "This link has expired. Ask GetExportJob for a new one.");
            return;
        }
        give(target.get(), reply);
    }

    private void give(ExportLinks.Target target, HttpReply reply) throws IOException {
        byte[] chunk;
        try {
            chunk = files.read(target.file(), 0);
        } catch (IOException gone) {
            refuse(reply, 404, "The file is not there any more.");
            return;
        }
        try (var out = reply.stream(200, headers(target))) {
            for (long position = 0; chunk.length > 0; chunk = files.read(target.file(), position)) {
                out.write(chunk);
                position += chunk.length;
            }
        }
    }

    private static List<Header> headers(ExportLinks.Target target) {
        return List.of(
                new Header("Content-Type", target.format() == DataFormat.CSV ? "text/csv" : "application/json"),
                new Header(
                        "Content-Disposition",
                        "attachment; filename=\"" + target.file().getFileName() + '"'),
                new Header("Cache-Control", "no-store"),
                new Header("X-Content-Type-Options", "nosniff"));
    }

    private static void refuse(HttpReply reply, int status, String text) throws IOException {
        reply.send(
                status,
                List.of(new Header("Content-Type", "text/plain; charset=utf-8")),
                (text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
