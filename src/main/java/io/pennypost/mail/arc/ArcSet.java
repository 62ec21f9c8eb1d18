package io.pennypost.mail.arc;

import io.pennypost.mail.dkim.Canonicalization;
import io.pennypost.mail.dkim.SignatureCheck;
import io.pennypost.mail.dkim.SignatureField;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.OctetBuilder;
import java.util.List;

/// The three fields that one hop added (RFC 8617 §4.2.1).
record ArcSet(int instance, Header.Field results, SignatureField message, SealField seal) {
    static final String RESULTS = "ARC-Authentication-Results";
    static final String MESSAGE = "ARC-Message-Signature";
    static final String SEAL = "ARC-Seal";

    /// What the last of these sets has sealed (§5.1.1): the fields of all in order, its own seal without signature.
    static byte[] sealed(List<ArcSet> sets) {
        var out = new OctetBuilder(4_096);
        for (var set : sets.subList(0, sets.size() - 1)) {
            add(set.results(), out);
            add(set.message().field(), out);
            add(set.seal().field(), out);
        }
        var last = sets.getLast();
        add(last.results(), out);
        add(last.message().field(), out);
        var own = SignatureCheck.withoutSignature(last.seal().field());
        Canonicalization.RELAXED.lastField(own, 0, own.length, out);
        return out.toBytes();
    }

    static void add(Header.Field field, OctetBuilder out) {
        Canonicalization.RELAXED.field(field.octets(), field.start(), field.end(), out);
    }
}
