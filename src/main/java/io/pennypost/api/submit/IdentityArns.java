package io.pennypost.api.submit;

import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import java.util.List;

/// ARNs by which a caller names the identity that authorises a send.
///
/// An identity of another account would need a sending authorisation policy, of which there are none yet: it is
/// refused as SES refuses without one.
public final class IdentityArns {
    private IdentityArns() {}

    /// Refuses ARNs that are no identity's of the caller's own account and region.
    ///
    /// @param action what the caller wants to do, for example `ses:SendEmail`
    public static void requireOwn(Caller caller, String action, List<String> arns) {
        var own = caller.scope().sesArn("identity/");
        for (var arn : arns) {
            if (!arn.startsWith("arn:") || !arn.contains(":identity/")) {
                throw new ServiceError("BadRequestException", "Invalid identity ARN: " + arn);
            }
            if (!arn.startsWith(own)) {
                throw new ServiceError(
                        "AccessDeniedException",
                        "User `" + caller.principalArn() + "' is not authorized to perform `" + action
                                + "' on resource `" + arn + "'");
            }
        }
    }
}
