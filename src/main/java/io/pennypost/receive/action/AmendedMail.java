package io.pennypost.receive.action;

import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.HeaderEdit;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.store.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/// A mail with another header; the rest of its bytes is neither changed nor copied.
record AmendedMail(byte[] header, Body mail, int bodyStart) implements Body {
    /// With more fields behind those it has, so that the trace stays on top (RFC 5321 §4.4).
    static Body with(Body mail, List<HeaderField> added) throws IOException {
        if (added.isEmpty()) {
            return mail;
        }
        return edited(mail, edit -> {
            added.forEach(edit::append);
            return edit;
        });
    }

    /// With a header that is changed in some way; one too long to be read is left as it is.
    static Body edited(Body mail, UnaryOperator<HeaderEdit> change) throws IOException {
        var header = header(mail);
        if (!header.isComplete()) {
            return mail;
        }
        return new AmendedMail(change.apply(new HeaderEdit(header)).toBytes(), mail, header.bodyStart());
    }

    /// The header of a mail.
    static Header header(Body mail) throws IOException {
        try (var in = mail.open()) {
            return Header.scan(in.readNBytes(Header.SIZE_MAX));
        }
    }

    @Override
    public long size() {
        return header.length + mail.size() - bodyStart;
    }

    @Override
    public InputStream open() throws IOException {
        var rest = mail.open();
        rest.skipNBytes(bodyStart);
        return new SequenceInputStream(new ByteArrayInputStream(header), rest);
    }
}
