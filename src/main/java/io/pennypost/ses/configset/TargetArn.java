package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;
import java.util.Optional;
import java.util.regex.Pattern;

/// The parts of an ARN that events can go to: `arn:aws:sns:us-east-1:000000000000:topic`.
///
/// @param region   empty for the resources of IAM
/// @param account  empty where the client does not know it: then it is the caller's own
/// @param resource the rest
record TargetArn(String service, String region, String account, String resource) {
    private static final int PARTS = 6;
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");
    private static final Pattern ACCOUNT = Pattern.compile("([0-9]{12})?");

    /// Empty when the text is no ARN.
    static Optional<TargetArn> parse(String text) {
        var parts = text.split(":", PARTS);
        if (parts.length < PARTS || !parts[0].equals("arn")) {
            return Optional.empty();
        }
        return PARTITION.matcher(parts[1]).matches()
                        && ACCOUNT.matcher(parts[4]).matches()
                ? Optional.of(new TargetArn(parts[2], parts[3], parts[4], parts[5]))
                : Optional.empty();
    }

    boolean isOf(String wantedService, Pattern wantedResource) {
        return service.equals(wantedService) && wantedResource.matcher(resource).matches();
    }

    boolean isIn(Scope scope) {
        return region.equals(scope.region()) && isOfAccount(scope);
    }

    boolean isOfAccount(Scope scope) {
        return account.isEmpty() || account.equals(scope.account());
    }
}
