package io.pennypost.send;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.dkim.BodyHash;
import io.pennypost.mail.dkim.KeyImport;
import io.pennypost.mail.dkim.Signer;
import io.pennypost.mail.dkim.SigningKey;
import io.pennypost.mail.mime.Header;
import io.pennypost.send.admit.RawFacts;
import io.pennypost.send.spool.Envelope;
import io.pennypost.ses.identity.DkimMaterial;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.store.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs messages, last before the wire: with the key of the From domain's identity, and on top with the service's own
/// where one is configured.
///
/// A signer is made once for each key and kept, since importing a key costs more than signing with it. A message whose
/// domain has no usable key goes without its signature; that is not an error.
public final class Signatures {
    private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);
    private static final int SIGNERS_MAX = 10_000;

    private final SendingIdentities identities;
    private final Supplier<Provider> provider;
    private final Optional<Signer> service;
    private final InstantSource clock;
    private final Cache<String, Signer> signers =
            Caffeine.newBuilder().maximumSize(SIGNERS_MAX).build();

    /// Signs with keys of identities.
    ///
    /// @param provider asked when a key is first used; may wait for the provider to be loaded
    ///
    /// @param service signs every message on top; empty when the operator has no key
    public Signatures(
            SendingIdentities identities, Supplier<Provider> provider, Optional<Signer> service, InstantSource clock) {
        this.identities = identities;
        this.provider = provider;
        this.service = service;
        this.clock = clock;
    }

    /// The message with its signatures before it.
    Body sign(Scope scope, Envelope envelope, Body message) throws IOException {
        var signing = signers(scope, envelope);
        if (signing.isEmpty()) {
            return message;
        }
        return message.size() <= RawFacts.HEAP_MAX
                ? signInHeap(signing, message.toBytes())
                : signStream(signing, message);
    }

    private Body signInHeap(List<Signer> signing, byte[] message) {
        var header = Header.scan(message);
        var fields = fields(signing, header, BodyHash.relaxed(message, header.bodyStart(), sha256()));
        var signed = new byte[fields.length + message.length];
        System.arraycopy(fields, 0, signed, 0, fields.length);
        System.arraycopy(message, 0, signed, fields.length, message.length);
        return Body.of(signed);
    }

    private Body signStream(List<Signer> signing, Body message) throws IOException {
        try (var in = message.open()) {
            var header = Header.scan(in.readNBytes(Header.SIZE_MAX));
            var fields = fields(signing, header, hash(message, header.bodyStart()));
            return new Signed(fields, message);
        }
    }

    private static BodyHash hash(Body message, long bodyStart) throws IOException {
        try (var in = message.open()) {
            in.skipNBytes(bodyStart);
            return BodyHash.relaxed(in, sha256());
        }
    }

    /// The service's field stands on top, as SES has it.
    private byte[] fields(List<Signer> signing, Header header, BodyHash body) {
        var fields = new ByteArrayOutputStream(1024);
        for (var signer : signing) {
            fields.writeBytes(signer.sign(header, body, clock.instant()));
        }
        return fields.toByteArray();
    }

    private List<Signer> signers(Scope scope, Envelope envelope) {
        var signing = new ArrayList<Signer>(2);
        service.ifPresent(signing::add);
        var owner = envelope.signingAccount()
                .map(account -> new Scope(account, scope.region()))
                .orElse(scope);
        identities
                .signingKeyFor(owner, envelope.fromLocal(), envelope.fromDomain())
                .flatMap(this::signer)
                .ifPresent(signing::add);
        return signing;
    }

    private Optional<Signer> signer(DkimMaterial material) {
        var known = signers.getIfPresent(material.fingerprint());
        if (known != null) {
            return Optional.of(known);
        }
        var made = make(
                material.domain(), material.selector(), material.privateKey().reveal());
        made.ifPresentOrElse(
                signer -> signers.put(material.fingerprint(), signer),
                () -> LOG.error(
                        "The DKIM key {} of {} cannot sign; its mail goes unsigned.",
                        material.selector(),
                        material.domain()));
        return made;
    }

    private Optional<Signer> make(String domain, String selector, String privateKey) {
        try {
            return signer(domain, selector, new KeyImport(provider.get()).privateKey(privateKey));
        } catch (GeneralSecurityException e) {
            LOG.error("The provider refuses a DKIM key.", e);
            return Optional.empty();
        }
    }

    private Optional<Signer> signer(String domain, String selector, KeyImport.Result result)
            throws GeneralSecurityException {
        return switch (result) {
            case KeyImport.Result.Imported imported ->
                Optional.of(new Signer(new SigningKey(domain, selector, imported.privateKey()), provider.get()));
            case KeyImport.Result.Refused refused -> {
                LOG.error("A DKIM key is refused: {}", refused.reason());
                yield Optional.empty();
            }
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /// A message that is not in heap, with fields before it.
    private record Signed(byte[] fields, Body message) implements Body {
        @Override
        public long size() {
            return fields.length + message.size();
        }

        @Override
        public InputStream open() throws IOException {
            return new SequenceInputStream(new ByteArrayInputStream(fields), message.open());
        }
    }
}
