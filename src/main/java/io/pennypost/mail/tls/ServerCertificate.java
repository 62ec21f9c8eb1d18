package io.pennypost.mail.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// What a server shows of itself, and the key that proves it.
///
/// @param chain the server's own certificate first, then those that lead to an anchor
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    /// Longer texts are no chain and no key.
    static final int TEXT_MAX = 1 << 20;

    private static final byte[] PROOF = "proof".getBytes(StandardCharsets.US_ASCII);

    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /// Reads PEM texts. The key may be in PKCS #8, PKCS #1 (RSA) or SEC 1 (EC).
    ///
    /// @throws GeneralSecurityException in words for the operator, when they are none or do not belong together
    public static ServerCertificate read(String certificates, String key) throws GeneralSecurityException {
        var chain = chain(certificates);
        var publicKey = chain.getFirst().getPublicKey();
        var privateKey = privateKey(key, publicKey);
        if (!belongTogether(publicKey, privateKey)) {
            throw new GeneralSecurityException("the private key is not the certificate's");
        }
        return new ServerCertificate(chain, privateKey);
    }

    private static List<X509Certificate> chain(String pem) throws GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
                chain.add((X509Certificate) one);
            }
        } catch (CertificateException malformed) {
            throw new GeneralSecurityException("the certificate cannot be read", malformed);
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in the file");
        }
        return chain;
    }

    private static PrivateKey privateKey(String pem, PublicKey publicKey) throws GeneralSecurityException {
        // Some tools put the parameters of the curve into a block of their own, before the key.
        int begin = pem.indexOf("PRIVATE KEY-----");
        int end = pem.indexOf("-----END", Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw new GeneralSecurityException("there is no private key in the file");
        }
        var label = pem.substring(pem.lastIndexOf("-----", begin) + 5, begin);
        if (label.contains("ENCRYPTED") || pem.contains("Proc-Type: 4,ENCRYPTED")) {
            throw new GeneralSecurityException("the private key is encrypted");
        }
        try {
            var der = Base64.getMimeDecoder().decode(pem.substring(begin + "PRIVATE KEY-----".length(), end));
            var pkcs8 = label.equals("BEGIN ") ? der : toPkcs8(der, publicKey);
            return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new GeneralSecurityException(
                    "the private key is no " + publicKey.getAlgorithm() + " key, as the certificate's", malformed);
        }
    }

    /// The older forms lack the algorithm, which the certificate has (RFC 5958 §2, RFC 5280 §4.1.2.7).
    private static byte[] toPkcs8(byte[] der, PublicKey publicKey) {
        var info = publicKey.getEncoded();
        int algorithm = contentStart(info, 0);
        int length = contentStart(info, algorithm) - algorithm + (info[algorithm + 1] & 0xff);
        var identifier = new byte[length];
        System.arraycopy(info, algorithm, identifier, 0, length);
        return Der.of(Der.SEQUENCE, Der.known("020100"), identifier, Der.of(Der.OCTET_STRING, der));
    }

    private static int contentStart(byte[] der, int element) {
        int length = der[element + 1] & 0xff;
        return element + (length < 0x80 ? 2 : 2 + (length & 0x7f));
    }

    private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        var algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519" -> "Ed25519";
            default -> throw new GeneralSecurityException("keys of " + publicKey.getAlgorithm() + " are not taken");
        };
        var signature = Signature.getInstance(algorithm);
        signature.initSign(privateKey);
        signature.update(PROOF);
        var proof = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROOF);
        return signature.verify(proof);
    }

    @Override
    public String toString() {
        return "ServerCertificate[" + chain.getFirst().getSubjectX500Principal() + ", ***]";
    }
}
