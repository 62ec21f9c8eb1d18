package io.pennypost.send;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.EncodedWords;
import io.pennypost.mail.mime.Header;
import io.pennypost.send.admit.RawFacts;
import io.pennypost.send.compose.Composed;
import io.pennypost.store.Body;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Hands our own mail to [Custody].
public final class CustodyMail implements OwnMail {
    private static final int BUFFER_SIZE = 1 << 16;

    private final Custody custody;
    private final String messageIdDomain;

    /// @param messageIdDomain right side of Message-ID
    public CustodyMail(Custody custody, String messageIdDomain) {
        this.custody = custody;
        this.messageIdDomain = messageIdDomain;
    }

    @Override
    public String report(Scope scope, Address from, Address to, Writing writing) throws IOException {
        var ids = custody.nextId(scope);
        var mail = Body.of(writing.write(ids.ses() + '@' + messageIdDomain, ids.at()));
        custody.takeSystemMail(scope, composed(mail), ids, from, to);
        return ids.ses();
    }

    @Override
    public String forward(Scope scope, Address signer, String reversePath, Address to, Body mail) throws IOException {
        var ids = custody.nextId(scope);
        custody.takeForwarded(scope, composed(mail), ids, signer, reversePath, to);
        return ids.ses();
    }

    @Override
    public String keep(Scope scope, Address source, List<Address> recipients, Body mail) throws IOException {
        var ids = custody.nextId(scope);
        custody.takeForInbox(scope, composed(mail), ids, source, recipients);
        return ids.ses();
    }

    /// Small mail is held in heap, since the attempt follows at once.
    private static Composed composed(Body mail) throws IOException {
        var body = mail.size() <= RawFacts.HEAP_MAX ? Body.of(mail.toBytes()) : mail;
        Header header;
        boolean eightBit;
        try (var in = body.open()) {
            header = Header.scan(in.readNBytes(Header.SIZE_MAX));
        }
        try (var in = body.open()) {
            eightBit = isEightBit(in);
        }
        var fields = header.fields().stream()
                .map(field -> new Composed.Header(field.name(), field.value()))
                .toList();
        return new Composed(body, body.size(), eightBit, fields, forEyes(header, "From"), forEyes(header, "Subject"));
    }

    private static String forEyes(Header header, String name) {
        return header.value(name).map(EncodedWords::decode).orElse("");
    }

    private static boolean isEightBit(InputStream in) throws IOException {
        var buffer = new byte[BUFFER_SIZE];
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] < 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
