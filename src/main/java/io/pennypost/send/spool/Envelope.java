package io.pennypost.send.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What the attempt needs to know of a message besides its bytes and recipients.
///
/// @param sesMessageId     the 60 characters clients know
/// @param source           sender as given by the caller, without display name; where bounces are told to
/// @param fromLocal        local part of the From address
/// @param fromDomain       domain of the From address, A-label, lower case: whose DKIM key signs
/// @param returnPathDomain domain of the envelope sender
/// @param configurationSet the set in effect, if any
/// @param recipients       how many recipients the message has in all
/// @param eightBit         whether the bytes need 8BITMIME
/// @param systemMail       a notice of our own, which is not counted and bounces nowhere
/// @param reversePath      the envelope sender, where it is not for the attempt to make one
/// @param signingAccount   whose identity signs, where it is not the sender's own account
/// @param tenant           for which tenant it is sent
public record Envelope(
        String sesMessageId,
        String source,
        String fromLocal,
        String fromDomain,
        String returnPathDomain,
        Optional<String> configurationSet,
        int recipients,
        boolean eightBit,
        boolean systemMail,
        Optional<String> reversePath,
        Optional<String> signingAccount,
        Optional<String> tenant) {
    private static final int VERSION = 3;

    /// Without signing account and tenant, which are then empty.
    private static final int WITHOUT_TENANT = 2;

    /// Without the reverse path too.
    private static final int WITHOUT_REVERSE_PATH = 1;

    /// One whose envelope sender is made at the attempt, and that an account sends for itself.
    public Envelope(
            String sesMessageId,
            String source,
            String fromLocal,
            String fromDomain,
            String returnPathDomain,
            Optional<String> configurationSet,
            int recipients,
            boolean eightBit,
            boolean systemMail) {
        this(
                sesMessageId,
                source,
                fromLocal,
                fromDomain,
                returnPathDomain,
                configurationSet,
                recipients,
                eightBit,
                systemMail,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The stored form. The first byte is the version of the layout.
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(sesMessageId);
            out.writeUTF(source);
            out.writeUTF(fromLocal);
            out.writeUTF(fromDomain);
            out.writeUTF(returnPathDomain);
            out.writeUTF(configurationSet.orElse(""));
            out.writeInt(recipients);
            out.writeBoolean(eightBit);
            out.writeBoolean(systemMail);
            out.writeUTF(reversePath.orElse(""));
            out.writeUTF(signingAccount.orElse(""));
            out.writeUTF(tenant.orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail.", e);
        }
        return bytes.toByteArray();
    }

    /// Reads the stored form.
    ///
    /// @throws IllegalStateException when the bytes are not an envelope: the store gave back something else
    public static Envelope parse(byte[] stored) {
        try (var in = new DataInputStream(new ByteArrayInputStream(stored))) {
            var version = in.readByte();
            if (version < WITHOUT_REVERSE_PATH || version > VERSION) {
                throw new IllegalStateException("Envelope of unknown version " + version);
            }
            return new Envelope(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    textIfAny(in),
                    in.readInt(),
                    in.readBoolean(),
                    in.readBoolean(),
                    version > WITHOUT_REVERSE_PATH ? textIfAny(in) : Optional.empty(),
                    version > WITHOUT_TENANT ? textIfAny(in) : Optional.empty(),
                    version > WITHOUT_TENANT ? textIfAny(in) : Optional.empty());
        } catch (IOException e) {
            throw new IllegalStateException("An envelope ends early.", e);
        }
    }

    private static Optional<String> textIfAny(DataInputStream in) throws IOException {
        return Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
    }
}
