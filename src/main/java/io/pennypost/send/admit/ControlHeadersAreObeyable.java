package io.pennypost.send.admit;

import java.util.List;
import java.util.Optional;

/// The control headers of a raw message name identities that the caller may use, and resources that exist.
///
/// An identity of another account would need a sending authorization policy, of which there are none yet: it is
/// refused as SES refuses without one.
final class ControlHeadersAreObeyable implements Check {
    private static final List<String> IDENTITY_ARNS =
            List.of("X-SES-SOURCE-ARN", "X-SES-FROM-ARN", "X-SES-RETURN-PATH-ARN");

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        if (candidate.raw.isEmpty()) {
            return Optional.empty();
        }
        var raw = candidate.raw.get();
        for (var header : IDENTITY_ARNS) {
            var refusal = raw.control(header).flatMap(arn -> refuseForeign(candidate, arn));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return raw.control("X-SES-TENANT")
                .map(name -> noTenant(candidate, name))
                .or(() -> raw.control("X-SES-LIST-MANAGEMENT-OPTIONS").map(ControlHeadersAreObeyable::noList));
    }

    private static Optional<Refusal> refuseForeign(Candidate candidate, String arn) {
        if (!arn.startsWith("arn:") || !arn.contains(":identity/")) {
            return Optional.of(Refusal.Malformed.of("Invalid identity ARN: " + arn));
        }
        if (arn.startsWith(candidate.caller.scope().sesArn("identity/"))) {
            return Optional.empty();
        }
        return Optional.of(new Refusal.AccessDenied(candidate.caller.principalArn(), "ses:SendRawEmail", arn));
    }

    /// Tenants cannot be made yet, so there is none.
    private static Refusal noTenant(Candidate candidate, String name) {
        return Refusal.Malformed.of("Tenant <" + name + "> for AwsAccountId <"
                + candidate.caller.scope().account() + "> not found.");
    }

    /// Nor are there contact lists.
    private static Refusal noList(String options) {
        var semicolon = options.indexOf(';');
        var name = semicolon < 0 ? options : options.substring(0, semicolon).strip();
        return Refusal.Malformed.of("List with name: " + name + " doesn't exist.");
    }
}
