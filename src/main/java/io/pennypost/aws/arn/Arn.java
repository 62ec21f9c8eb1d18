package io.pennypost.aws.arn;

import java.util.Optional;

/// The name of an AWS resource, for example `arn:aws:ses:us-east-1:000000000000:identity/example.com`.
///
/// Source: "Amazon Resource Names (ARNs)". Region and account may be empty, and an account need not be a number:
/// what belongs to AWS itself has the account `aws`.
///
/// @param resource everything after the fifth colon, never empty
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final int PARTS = 6;

    /// The parts of a text; empty when it is no ARN.
    public static Optional<Arn> parse(String text) {
        var parts = text.split(":", PARTS);
        if (parts.length < PARTS
                || !parts[0].equals("arn")
                || parts[1].isEmpty()
                || parts[2].isEmpty()
                || parts[5].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    /// The type before the first slash; empty when there is no slash, or nothing on one side of it.
    public Optional<String> resourceType() {
        int slash = resource.indexOf('/');
        return slash > 0 && slash < resource.length() - 1
                ? Optional.of(resource.substring(0, slash))
                : Optional.empty();
    }

    /// What follows the first slash; empty when [#resourceType] is.
    public Optional<String> resourceName() {
        return resourceType().map(type -> resource.substring(type.length() + 1));
    }

    @Override
    public String toString() {
        return String.join(":", "arn", partition, service, region, account, resource);
    }
}
