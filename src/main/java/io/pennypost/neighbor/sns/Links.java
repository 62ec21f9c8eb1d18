package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import java.util.function.Supplier;

/// The URLs in notifications: where the certificate lies, and where somebody confirms or ends a subscription.
///
/// @param publicUrl       our own address, without a slash at the end; asked when the first one is made
/// @param signingHost     of the certificate, when it is another
/// @param signer      whose certificate it is; asked when the first one is made
public record Links(Supplier<String> publicUrl, Optional<String> signingHost, Supplier<NotificationSigner> signer) {
    /// Where the certificate of the signing key lies.
    public String certificate() {
        return signingHost.map(host -> "https://" + host).orElseGet(publicUrl) + "/"
                + signer.get().file();
    }

    String confirm(TopicArn topic, String token) {
        return publicUrl.get() + "/?Action=ConfirmSubscription&TopicArn=" + topic.text() + "&Token=" + token;
    }

    String unsubscribe(SubscriptionArn subscription) {
        return publicUrl.get() + "/?Action=Unsubscribe&SubscriptionArn="
                + URLEncoder.encode(subscription.text(), UTF_8).replace("%3A", ":");
    }
}
