package io.pennypost.aws.arn;

/// Account and region: the place where every resource, message and counter lives.
///
/// @param account twelve decimal digits
/// @param region  for example `us-east-1`; lower case, never empty
public record Scope(String account, String region) {
    public Scope {
        if (account.length() != 12 || !account.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("An account id has 12 digits: " + account);
        }
        if (region.isEmpty()) {
            throw new IllegalArgumentException("A scope needs a region.");
        }
    }

    /// The ARN of an SES resource here, for example `arn:aws:ses:us-east-1:000000000000:identity/example.com`.
    public String sesArn(String resource) {
        return "arn:aws:ses:" + region + ":" + account + ":" + resource;
    }
}
