package io.pennypost.mail.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// A growing array of bytes that is written once. Not thread-safe.
public class OctetBuilder {
    private byte[] octets;
    private int size;

    /// Starts with room for so many bytes.
    public OctetBuilder(int capacity) {
        octets = new byte[Math.max(capacity, 64)];
    }

    /// Appends one byte.
    public OctetBuilder add(int octet) {
        room(1);
        octets[size++] = (byte) octet;
        return this;
    }

    /// Appends a range.
    public OctetBuilder add(byte[] source, int from, int to) {
        room(to - from);
        System.arraycopy(source, from, octets, size, to - from);
        size += to - from;
        return this;
    }

    /// Appends characters, each as one byte; whoever calls has seen to it that they are ASCII.
    public OctetBuilder ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            octets[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /// Bytes so far.
    public int size() {
        return size;
    }

    /// The backing array: valid up to [#size], until the next change.
    public byte[] array() {
        return octets;
    }

    /// The bytes in an array of exactly their size.
    public byte[] toBytes() {
        return Arrays.copyOf(octets, size);
    }

    /// Makes it empty and keeps the array.
    public void clear() {
        size = 0;
    }

    /// Hands on what has gathered where the bytes go elsewhere; does nothing here.
    void spill() throws IOException {}

    private void room(int more) {
        if (octets.length - size < more) {
            octets = Arrays.copyOf(octets, Math.max(Math.addExact(size, more), octets.length * 2));
        }
    }

    /// A builder that hands its bytes on whenever enough have gathered.
    static OctetBuilder to(OutputStream out) {
        return new OctetBuilder(SPILL_SIZE + 16_384) {
            @Override
            void spill() throws IOException {
                if (size() >= SPILL_SIZE) {
                    out.write(array(), 0, size());
                    clear();
                }
            }
        };
    }

    private static final int SPILL_SIZE = 65_536;
}
