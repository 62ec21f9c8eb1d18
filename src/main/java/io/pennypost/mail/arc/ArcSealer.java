package io.pennypost.mail.arc;

import io.pennypost.mail.dkim.BodyHash;
import io.pennypost.mail.dkim.Canonicalization;
import io.pennypost.mail.dkim.Signer;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.OctetBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Puts one more set on a message that is sent on (RFC 8617 §5.1). Thread-safe.
///
/// Fields are folded between tags only: the seal covers the message signature with its `b=`, where white space would
/// count.
public final class ArcSealer {
    /// What a message signature covers, as often as each occurs; never seals, nor what relays add.
    private static final List<String> COVERED = List.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "dkim-signature");

    /// Names in `h=`: the field is one line, and lines end at 998 characters (RFC 5322 §2.1.1).
    private static final int NAMES_MAX = 40;

    private final Signer signer;

    /// A sealer with the key of this signer.
    public ArcSealer(Signer signer) {
        this.signer = signer;
    }

    /// Seals a message.
    ///
    /// @param header  of the message as it will be sent
    /// @param body    hash of its body
    /// @param verdict on the chain that it has
    /// @param results what was found, from the authentication service's name on: `mx.example; spf=pass …`
    /// @return three fields to stand before the header; empty when the chain must not go on: its last seal says
    ///     that it failed, or it is full
    public Optional<byte[]> seal(Header header, BodyHash body, ArcVerdict verdict, String results, Instant at) {
        return seal(header, body, verdict, results, at, covered(header));
    }

    Optional<byte[]> seal(
            Header header, BodyHash body, ArcVerdict verdict, String results, Instant at, List<String> names) {
        int instance = verdict.instances() + 1;
        if (instance > ArcChain.SETS_MAX || isClosed(header)) {
            return Optional.empty();
        }
        var key = signer.key();
        var tail = "; s=" + key.selector() + ";\r\n\tt=" + at.getEpochSecond() + "\r\n";
        var authentication = ArcSet.RESULTS + ": i=" + instance + "; " + results.strip() + "\r\n";
        var message = fields(
                ArcSet.MESSAGE + ": a=" + signer.algorithm() + ";\r\n\tb=",
                ";\r\n\tbh=" + Base64.getEncoder().encodeToString(body.octets()) + "; c=relaxed/relaxed;\r\n\td="
                        + key.domain() + ";\r\n\th=" + String.join(":", names) + ";\r\n\ti=" + instance + tail,
                signed(header, names, authentication));
        var seal = fields(
                ArcSet.SEAL + ": a=" + signer.algorithm() + ";\r\n\tb=",
                ";\r\n\tcv=" + verdict.status().word() + "; d=" + key.domain() + "; i=" + instance + tail,
                sealed(header, verdict, authentication, message));
        return Optional.of((seal + message + authentication).getBytes(StandardCharsets.UTF_8));
    }

    /// §5.1.2: nobody continues a chain whose last seal says that it failed.
    private static boolean isClosed(Header header) {
        return ArcChain.read(header) instanceof ArcChain.Broken(int highest, var _)
                && highest > 0
                && header.all(ArcSet.SEAL).stream()
                        .map(SealField::parse)
                        .anyMatch(parsing -> parsing instanceof SealField.Parsing.Parsed(SealField seal)
                                && seal.status() == ArcVerdict.Status.FAIL);
    }

    private static List<String> covered(Header header) {
        var names = new ArrayList<String>();
        for (var name : COVERED) {
            for (int i = header.count(name); i > 0 && names.size() < NAMES_MAX; i--) {
                names.add(name);
            }
        }
        return names;
    }

    /// The canonical fields that a message signature covers, its own excepted. A set's own results may be among them.
    private static OctetBuilder signed(Header header, List<String> names, String authentication) {
        var out = new OctetBuilder(4_096);
        var unused = new ArrayList<>(header.fields());
        var own = Header.scan(authentication.getBytes(StandardCharsets.UTF_8)).fields();
        unused.addAll(0, own);
        for (var name : names) {
            for (int i = unused.size() - 1; i >= 0; i--) {
                if (unused.get(i).isNamed(name)) {
                    ArcSet.add(unused.remove(i), out);
                    break;
                }
            }
        }
        return out;
    }

    /// §5.1.1, and §5.1.2 for a chain that failed: then the new set stands alone.
    private static OctetBuilder sealed(Header header, ArcVerdict verdict, String authentication, String message) {
        var out = new OctetBuilder(4_096);
        if (verdict.status() == ArcVerdict.Status.PASS
                && ArcChain.read(header) instanceof ArcChain.Sound(List<ArcSet> sets)) {
            for (var set : sets) {
                ArcSet.add(set.results(), out);
                ArcSet.add(set.message().field(), out);
                ArcSet.add(set.seal().field(), out);
            }
        }
        for (var field : Header.scan((authentication + message).getBytes(StandardCharsets.UTF_8))
                .fields()) {
            ArcSet.add(field, out);
        }
        return out;
    }

    /// One field with its signature over what comes before it and itself.
    private String fields(String head, String tail, OctetBuilder before) {
        var empty = (head + tail).getBytes(StandardCharsets.UTF_8);
        Canonicalization.RELAXED.lastField(empty, 0, empty.length, before);
        return head + Base64.getEncoder().encodeToString(signer.signature(before)) + tail;
    }
}
