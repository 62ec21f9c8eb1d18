package io.pennypost.send.admit;

import io.pennypost.aws.policy.Policy;
import io.pennypost.aws.policy.PolicyDecision;
import io.pennypost.aws.policy.PolicyRequest;
import io.pennypost.mail.address.Address;
import io.pennypost.ses.identity.IdentityName;
import io.pennypost.ses.identity.IdentityPolicies;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whoever sends with an identity of another account is allowed to by a policy of that identity.
///
/// An address that is an identity of its own, with policies, answers for itself; else the identity named answers. A
/// policy that cannot be read allows nothing. The owner of an identity needs no policy.
///
/// Source: SES guide, "Using sending authorization".
final class DelegatesAreAllowed implements Check {
    private final IdentityPolicies policies;
    private final InstantSource clock;

    DelegatesAreAllowed(IdentityPolicies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        for (var use : SenderUse.all(candidate)) {
            var foreign = use.arn()
                    .filter(arn -> !arn.owner().equals(candidate.caller.scope()))
                    .filter(arn -> !isAllowed(candidate, mostSpecific(arn, use.address())));
            if (foreign.isPresent()) {
                return foreign.map(arn -> candidate.denied(arn.toString()));
            }
        }
        return Optional.empty();
    }

    private IdentityArn mostSpecific(IdentityArn named, Address address) {
        return IdentityName.parse(address.toString())
                .map(name -> new IdentityArn(named.owner(), name))
                .filter(own -> !policies(own).isEmpty())
                .orElse(named);
    }

    private Map<String, String> policies(IdentityArn arn) {
        return policies.getIfPresent(arn.owner(), arn.name().text());
    }

    private boolean isAllowed(Candidate candidate, IdentityArn arn) {
        var request = new PolicyRequest(
                candidate.caller.principalArn(),
                candidate.caller.scope().account(),
                candidate.action(),
                arn.toString(),
                circumstances(candidate));
        return policies(arn).values().stream()
                        .map(document -> Policy.parse(document)
                                .map(policy -> policy.decide(request))
                                .orElse(PolicyDecision.DENY))
                        .reduce(PolicyDecision.NONE, PolicyDecision::and)
                == PolicyDecision.ALLOW;
    }

    private Map<String, List<String>> circumstances(Candidate candidate) {
        var keys = new HashMap<String, List<String>>();
        var caller = candidate.caller;
        var now = clock.instant();
        keys.put("aws:CurrentTime", List.of(now.toString()));
        keys.put("aws:EpochTime", List.of(Long.toString(now.getEpochSecond())));
        keys.put("aws:SourceIp", List.of(caller.sourceIp()));
        keys.put("aws:SecureTransport", List.of(Boolean.toString(caller.secure())));
        keys.put("aws:PrincipalArn", List.of(caller.principalArn()));
        keys.put("aws:PrincipalAccount", List.of(caller.scope().account()));
        keys.put("aws:PrincipalType", List.of(caller.isRoot() ? "Account" : "User"));
        keys.put("aws:userid", List.of(caller.userId()));
        keys.put("aws:RequestedRegion", List.of(caller.scope().region()));
        if (!caller.userAgent().isEmpty()) {
            keys.put("aws:UserAgent", List.of(caller.userAgent()));
        }
        // SES: SMTP counts as the second version.
        keys.put("ses:ApiVersion", List.of(candidate.given.door() == Submitted.Door.V1 ? "1" : "2"));
        candidate.tenantName().ifPresent(name -> keys.put("ses:TenantName", List.of(name)));
        if (!candidate.given.operation().startsWith("SendBulk")) {
            addAddresses(candidate, keys);
        }
        return keys;
    }

    /// SES offers these for all actions but those that send in bulk.
    private static void addAddresses(Candidate candidate, Map<String, List<String>> keys) {
        var from = candidate.from.getFirst();
        keys.put("ses:FromAddress", List.of(from.address().toString()));
        from.displayName().ifPresent(name -> keys.put("ses:FromDisplayName", List.of(name)));
        candidate.feedback.ifPresent(feedback -> keys.put("ses:FeedbackAddress", List.of(feedback.toString())));
        keys.put(
                "ses:Recipients",
                candidate.recipients.stream().map(Address::toString).toList());
    }
}
