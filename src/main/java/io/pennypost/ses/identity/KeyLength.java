package io.pennypost.ses.identity;

/// Length of an Easy DKIM key. AWS: enum `DkimSigningKeyLength`.
public enum KeyLength {
    RSA_1024_BIT(1024),
    RSA_2048_BIT(2048);

    private final int bits;

    KeyLength(int bits) {
        this.bits = bits;
    }

    /// Bits of the modulus.
    public int bits() {
        return bits;
    }
}
