package io.pennypost.mail.dkim;

import java.security.PrivateKey;

/// What signs for a domain: `d=`, `s=` and the private key, imported once and kept.
///
/// @param domain     A-label, lower case
/// @param selector   as published under `<selector>._domainkey.<domain>`
/// @param privateKey RSA, from the provider that signs
public record SigningKey(String domain, String selector, PrivateKey privateKey) {
    @Override
    public String toString() {
        return "SigningKey[" + selector + "._domainkey." + domain + ", ***]";
    }
}
