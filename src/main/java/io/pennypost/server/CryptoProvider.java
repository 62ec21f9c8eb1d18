package io.pennypost.server;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.Provider;
import java.security.Security;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses what signs and encrypts: Corretto's native provider where it loads and its self tests pass, else the JDK's.
final class CryptoProvider {
    private static final Logger LOG = LoggerFactory.getLogger(CryptoProvider.class);

    private CryptoProvider() {}

    /// Installs the provider for the whole process and returns the one that has RSA.
    static Provider install() {
        // Ed25519's key factory joins only if this is set before the provider's class loads.
        System.setProperty("com.amazon.corretto.crypto.provider.registerEdKeyFactory", "true");
        var corretto = AmazonCorrettoCryptoProvider.INSTANCE;
        if (corretto.getLoadingError() == null && corretto.runSelfTests() == SelfTestStatus.PASSED) {
            if (Security.getProvider(corretto.getName()) == null) {
                Security.insertProviderAt(corretto, 1);
            }
            LOG.info("signing with {}", corretto.getName());
            return corretto;
        }
        LOG.warn(
                "The native crypto provider cannot be used on this machine; signing takes about four times as long."
                        + " Reason: {}",
                String.valueOf(corretto.getLoadingError()));
        return jdk();
    }

    private static Provider jdk() {
        for (var provider : Security.getProviders()) {
            if (provider.getService("Signature", "SHA256withRSA") != null) {
                LOG.info("signing with {}", provider.getName());
                return provider;
            }
        }
        throw new IllegalStateException("Every JDK has RSA.");
    }
}
