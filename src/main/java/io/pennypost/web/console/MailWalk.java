package io.pennypost.web.console;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.store.Body;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/// Walks through the leaves of a mail once, from front to back, holding none of them.
///
/// Whatever is wrong with the mail ends the walk early and leaves a note; what was met before stays good. Mails inside
/// the mail (`message/rfc822`) are leaves.
final class MailWalk implements AutoCloseable {
    private static final MimeConfig LENIENT = new MimeConfig.Builder()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxContentLen(-1)
            // The parser counts inner blocks too; we stop at our own limit first, with what we have.
            .setMaxHeaderCount(MailLimits.HEADERS + 1)
            .setMaxHeaderLen(MailLimits.HEADER_BYTES)
            .build();

    private final InputStream in;
    private final MimeTokenStream tokens = new MimeTokenStream(LENIENT);
    private final List<Header> headers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private MailFields fields = new MailFields();
    private boolean inside;
    private int depth;
    private int leaves;
    private boolean ended;

    MailWalk(Body body, Deadline deadline) throws IOException {
        in = new BoundedMail(body.open(), MailLimits.BYTES, deadline);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(in);
    }

    /// Moves to the next leaf; false when there is none or the rest cannot be read.
    boolean next() {
        while (!ended) {
            try {
                var state = tokens.next();
                ended = state == EntityState.T_END_OF_STREAM;
                if (step(state)) {
                    return true;
                }
            } catch (MimeException e) {
                end("its structure is broken or beyond the limits");
            } catch (Deadline.LimitException e) {
                end(e.getMessage() == null ? "it is beyond the limits" : e.getMessage());
            } catch (IOException e) {
                end("its bytes cannot be read");
            } catch (RuntimeException e) {
                // The parser stumbled over hostile input; the mail stays readable as source.
                end("its structure cannot be understood");
            }
        }
        return false;
    }

    /// The leaf just reached.
    MailPart part() {
        return fields.part(leaves, tokens.getBodyDescriptor().getMimeType());
    }

    /// The decoded content of the leaf just reached.
    InputStream content() {
        return tokens.getDecodedInputStream();
    }

    /// Whether the last line end of the leaf is that of the message: the leaf is the whole mail and not in base64.
    /// In a multipart, the parser has given it to the boundary (RFC 2046 §5.1.1).
    boolean endsWithTheMessage() {
        return depth == 0
                && !"base64".equalsIgnoreCase(tokens.getBodyDescriptor().getTransferEncoding());
    }

    /// Fields of the mail itself, as far as met.
    List<Header> headers() {
        return headers;
    }

    /// Why the walk ended early; empty when it did not.
    List<String> notes() {
        return notes;
    }

    void end(String reason) {
        ended = true;
        notes.add("The rest of this mail is not shown: " + reason + ". The source is complete.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean step(EntityState state) throws Deadline.LimitException {
        switch (state) {
            case T_START_HEADER -> fields = new MailFields();
            case T_FIELD -> field();
            case T_START_MULTIPART -> {
                inside = true;
                if (++depth > MailLimits.DEPTH) {
                    throw new Deadline.LimitException("it is nested too deeply");
                }
            }
            case T_END_MULTIPART -> depth--;
            case T_BODY -> {
                inside = true;
                if (++leaves > MailLimits.PARTS) {
                    throw new Deadline.LimitException("it has too many parts");
                }
                return true;
            }
            default -> {}
        }
        return false;
    }

    private void field() throws Deadline.LimitException {
        fields.add(tokens.getField());
        if (inside) {
            return;
        }
        if (headers.size() == MailLimits.HEADERS) {
            throw new Deadline.LimitException("it has too many header fields");
        }
        headers.add(MailFields.decoded(tokens.getField()));
    }
}
