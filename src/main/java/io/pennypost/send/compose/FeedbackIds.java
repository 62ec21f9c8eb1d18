package io.pennypost.send.compose;

import io.pennypost.aws.arn.Scope;
import io.pennypost.send.admit.Submitted;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Feedback-ID, by which receivers group what a sender sends: `a:b:1.<region>.<44 characters>:AmazonSES`.
///
/// The caller fills the first two parts with the tags `ses:feedback-id-a` and `-b`; the third stands for the account
/// without naming it.
public final class FeedbackIds {
    private static final int ACCOUNTS_MAX = 10_000;

    private final SecretKeySpec key;
    private final Map<Scope, String> accounts = new ConcurrentHashMap<>();

    /// Makes account names with a secret of 32 bytes or more.
    public FeedbackIds(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    String of(Scope scope, List<Submitted.Tag> tags) {
        return tag(tags, "ses:feedback-id-a") + ':' + tag(tags, "ses:feedback-id-b") + ":1." + scope.region() + '.'
                + account(scope) + ":AmazonSES";
    }

    private String account(Scope scope) {
        var known = accounts.get(scope);
        if (known != null) {
            return known;
        }
        var made = make(scope);
        if (accounts.size() < ACCOUNTS_MAX) {
            accounts.put(scope, made);
        }
        return made;
    }

    private String make(Scope scope) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var bytes = (scope.account() + '/' + scope.region()).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    private static String tag(List<Submitted.Tag> tags, String name) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .map(Submitted.Tag::value)
                .filter(value -> value.chars().allMatch(c -> c > 32 && c < 127 && c != ':'))
                .findFirst()
                .orElse("");
    }
}
