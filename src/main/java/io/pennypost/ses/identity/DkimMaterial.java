package io.pennypost.ses.identity;

/// What signs for a From domain.
///
/// @param domain      `d=`: the domain identity that has the key
/// @param selector    `s=`
/// @param fingerprint changes with the key: what a cache of imported keys asks by
/// @param privateKey  PKCS#8
public record DkimMaterial(String domain, String selector, String fingerprint, Secret privateKey) {
    /// The private key's PKCS#8 bytes, a new array at each call.
    public byte[] pkcs8() {
        return privateKey.bytes();
    }
}
