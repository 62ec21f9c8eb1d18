package io.pennypost.ses;

import io.pennypost.aws.arn.Arn;
import io.pennypost.aws.arn.Scope;

/// A resource of SES that a request names by its ARN.
///
/// @param account of the ARN; the caller's where the ARN has none
/// @param region  of the ARN; the caller's where the ARN has none
/// @param type    what stands before the first slash: `configuration-set`
/// @param name    what follows it
public record ResourceArn(String account, String region, String type, String name) {
    /// Reads what the caller gave.
    ///
    /// @throws BadRequest `Provided resource identifier is not an SES resource`, or
    ///                    `Provided ARN is not in SES resource ARN format`
    public static ResourceArn parse(Scope caller, String text) {
        var arn = Arn.parse(text)
                .filter(parsed -> parsed.service().equals("ses"))
                .orElseThrow(() -> new BadRequest("Provided resource identifier is not an SES resource"));
        var type = arn.resourceType().orElseThrow(ResourceArn::malformed);
        var name = arn.resourceName().orElseThrow(ResourceArn::malformed);
        return new ResourceArn(
                arn.account().isEmpty() ? caller.account() : arn.account(),
                arn.region().isEmpty() ? caller.region() : arn.region(),
                type,
                name);
    }

    private static BadRequest malformed() {
        return new BadRequest("Provided ARN is not in SES resource ARN format");
    }

    /// Refuses what another account owns.
    ///
    /// @throws BadRequest `Operations on a resource created in a different account is not allowed`
    public ResourceArn requireAccountOf(Scope caller) {
        if (!account.equals(caller.account())) {
            throw new BadRequest("Operations on a resource created in a different account is not allowed");
        }
        return this;
    }

    /// Refuses what lives in another region.
    ///
    /// @throws BadRequest with the given text
    public ResourceArn requireRegionOf(Scope caller, String refusal) {
        if (!region.equals(caller.region())) {
            throw new BadRequest(refusal);
        }
        return this;
    }
}
