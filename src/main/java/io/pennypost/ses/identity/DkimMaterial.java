package io.pennypost.ses.identity;

import io.pennypost.aws.secret.Secret;

/// What signs for a From domain.
///
/// @param domain      `d=`: the domain identity that has the key
/// @param selector    `s=`
/// @param fingerprint changes with the key: what a cache of imported keys asks by
/// @param privateKey  PKCS#8 in base64
public record DkimMaterial(String domain, String selector, String fingerprint, Secret privateKey) {}
