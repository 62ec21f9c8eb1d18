package io.pennypost.send.admit;

import io.pennypost.aws.arn.Arn;
import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.ses.identity.IdentityName;
import java.util.Optional;

/// An identity of some account, named by its ARN.
///
/// @param owner account and region it belongs to
/// @param name  address or domain
record IdentityArn(Scope owner, IdentityName name) {
    /// Empty when it is not the ARN of an identity.
    static Optional<IdentityArn> parse(String text) {
        return Arn.parse(text)
                .filter(arn -> arn.service().equals("ses")
                        && arn.resourceType().filter("identity"::equals).isPresent()
                        && arn.account().matches("[0-9]{12}")
                        && !arn.region().isEmpty())
                .flatMap(arn -> arn.resourceName()
                        .flatMap(IdentityName::parse)
                        .map(name -> new IdentityArn(new Scope(arn.account(), arn.region()), name)));
    }

    /// Whether an address may be used under it at all: it is the address, or a domain above it.
    boolean covers(Address address) {
        var text = name.text();
        int at = text.indexOf('@');
        if (at < 0) {
            return address.domain().equals(text) || address.domain().endsWith('.' + text);
        }
        int plus = address.local().indexOf('+');
        var base = plus < 0 ? address.local() : address.local().substring(0, plus);
        return address.domain().equals(text.substring(at + 1))
                && (address.local().equals(text.substring(0, at)) || base.equals(text.substring(0, at)));
    }

    @Override
    public String toString() {
        return owner.sesArn("identity/" + name.text());
    }
}
