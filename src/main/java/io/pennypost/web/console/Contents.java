package io.pennypost.web.console;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.store.Body;
import io.pennypost.store.InboxEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The content of one mail at its own URLs: source, HTML, parts. Everything here was written by a stranger.
final class Contents {
    private final Entries entries;
    private final MailReader reader;

    Contents(ConsoleSources sources, MailReader reader) {
        this.entries = new Entries(sources);
        this.reader = reader;
    }

    static String partUrl(InboxEntry entry, int number) {
        return "/_pennypost/v1/messages/" + entry.sesMessageId() + "/parts/" + number;
    }

    /// How many images of a mail would be blocked.
    static int blockedImages(ReadMail mail, Deadline deadline) throws IOException {
        try {
            return MailHtml.clean(mail.html().orElse(""), Map.of(), false, deadline)
                    .blocked();
        } catch (Deadline.LimitException e) {
            return 0;
        }
    }

    /// The bytes as composed.
    void source(Request request) throws IOException {
        var entry = entries.named(request);
        var body = entries.body(entry);
        var head = Answers.dataHead("text/plain; charset=utf-8");
        if (request.query().value("download").isPresent()) {
            head.add(new Header("Content-Disposition", "attachment; filename=\"" + entry.sesMessageId() + ".eml\""));
        }
        try (var in = body.open()) {
            Answers.bytesStream(request.reply(), head, in);
        }
    }

    /// The cleaned HTML as a document for a sandboxed frame; `images=remote` lets images load from where they lie.
    void html(Request request) throws IOException {
        var entry = entries.named(request);
        var body = entries.body(entry);
        boolean remote = request.query().value("images").orElse("").equals("remote");
        var document = reader.inTurn(deadline -> clean(entry, body, remote, deadline));
        var head = Answers.head("text/html; charset=utf-8", MailHtml.policy(remote), "no-store");
        request.reply().send(200, head, document.getBytes(StandardCharsets.UTF_8));
    }

    private String clean(InboxEntry entry, Body body, boolean remote, Deadline deadline) throws IOException {
        var mail = reader.read(body, deadline);
        var html =
                mail.html().orElseThrow(() -> new RefusedException(Refusal.notFound("This message has no HTML part.")));
        var urls = new HashMap<String, String>();
        for (var sized : mail.parts()) {
            sized.part()
                    .contentId()
                    .ifPresent(id ->
                            urls.putIfAbsent(id, partUrl(entry, sized.part().number())));
        }
        try {
            return MailHtml.clean(html, urls, remote, deadline).document();
        } catch (Deadline.LimitException e) {
            throw new RefusedException(
                    new Refusal(422, "TooLong", "The HTML of this message takes too long to clean; see its source."));
        }
    }

    /// One leaf, decoded, sent while it is read.
    void part(Request request) throws IOException {
        var entry = entries.named(request);
        var body = entries.body(entry);
        int number = number(request.variables().get(1));
        try (var walk = new MailWalk(body, reader.downloadDeadline())) {
            while (walk.next()) {
                var part = walk.part();
                if (part.number() == number) {
                    var head = Answers.dataHead(Disposition.contentType(part));
                    head.add(new Header("Content-Disposition", Disposition.value(part)));
                    Answers.bytesStream(request.reply(), head, walk.content());
                    return;
                }
            }
        }
        throw noPart();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw noPart();
        }
    }

    private static RefusedException noPart() {
        return new RefusedException(Refusal.notFound("This message has no such part."));
    }
}
