package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A part of an account that sends for itself.
///
/// @param id          `tn-` and 30 hexadecimal digits; another tenant of the same name, later, has another one
/// @param suppression empty: never set, so the account's list and reasons count
/// @param customer    what its owner says of its sending
/// @param managed     what the watch over its reputation says
/// @param policy      the policy by which its reputation is watched: `standard`, `strict` or `none`
public record Tenant(
        String name,
        String id,
        Instant createdAt,
        List<Tag> tags,
        Optional<TenantSuppression> suppression,
        Standing customer,
        Standing managed,
        String policy) {
    private static final String DEFAULT_POLICY = "standard";

    public Tenant {
        tags = List.copyOf(tags);
    }

    static Tenant fresh(String name, String id, Instant at, List<Tag> tags, Optional<TenantSuppression> suppression) {
        return new Tenant(name, id, at, tags, suppression, Standing.enabled(at), Standing.enabled(at), DEFAULT_POLICY);
    }

    /// Its name in all of AWS.
    public String arn(Scope scope) {
        return scope.sesArn("tenant/" + name + "/" + id);
    }

    /// Whether it may send, all in all.
    public SendingStatus sendingStatus() {
        return customer.status().and(managed.status());
    }

    Tenant withTags(List<Tag> changed) {
        return new Tenant(name, id, createdAt, changed, suppression, customer, managed, policy);
    }

    Tenant withSuppression(TenantSuppression changed) {
        return new Tenant(name, id, createdAt, tags, Optional.of(changed), customer, managed, policy);
    }

    Tenant withCustomer(Standing changed) {
        return new Tenant(name, id, createdAt, tags, suppression, changed, managed, policy);
    }

    Tenant withManaged(Standing changed) {
        return new Tenant(name, id, createdAt, tags, suppression, customer, changed, policy);
    }

    Tenant withPolicy(String changed) {
        return new Tenant(name, id, createdAt, tags, suppression, customer, managed, changed);
    }
}
