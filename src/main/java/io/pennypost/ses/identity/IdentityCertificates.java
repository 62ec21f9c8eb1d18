package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.util.List;
import java.util.Optional;

/// Which S/MIME certificates belong to the addresses of identities: one for each address.
///
/// The associations are kept and nothing more: certificates lie in a certificate manager that we cannot ask, so no mail
/// is signed with them, and their status tells so. Safe for use by many threads.
public final class IdentityCertificates {
    private static final String LISTING = "identity-certificate";

    /// Between identity and address in a document's name; neither can hold one.
    private static final String SEPARATOR = " ";

    private final Catalog catalog;
    private final IdentityDocuments identities;
    private final PageTokens tokens;
    private final DocumentKind<IdentityCertificate> kind =
            new DocumentKind<>("identity-certificate", IdentityCertificate.class);

    public IdentityCertificates(Catalog catalog, IdentityDocuments identities, PageTokens tokens) {
        this.catalog = catalog;
        this.identities = identities;
        this.tokens = tokens;
    }

    /// Gives an address its certificate.
    ///
    /// @param fromAddress an address under a domain; empty for the address that the identity itself is
    /// @throws NotFound      `Email identity X does not exist.`
    /// @throws BadRequest    an address that is missing or not the identity's, too many certificates
    /// @throws AlreadyExists the address has a certificate
    public void associate(Scope scope, String name, Optional<String> fromAddress, String certificateArn) {
        var identity = required(scope, name);
        var address = address(identity, fromAddress);
        var certificate = new IdentityCertificate(address, certificateArn);
        catalog.write(writer -> {
            if (kind.find(writer, scope, key(identity.name(), address)).isPresent()) {
                throw new AlreadyExists("A certificate is already associated with " + address + ".");
            }
            if (all(writer, scope, identity.name()).size() >= SesLimits.IDENTITY_CERTIFICATES_MAX) {
                throw new BadRequest(
                        "An identity can have at most " + SesLimits.IDENTITY_CERTIFICATES_MAX + " certificates.");
            }
            return kind.insert(writer, scope, key(identity.name(), address), certificate);
        });
    }

    /// Takes the certificate of an address away; without one there is nothing to do.
    ///
    /// @throws NotFound   `Email identity X does not exist.`
    /// @throws BadRequest an address that is missing or not the identity's
    public void disassociate(Scope scope, String name, Optional<String> fromAddress) {
        var identity = required(scope, name);
        var key = key(identity.name(), address(identity, fromAddress));
        catalog.write(writer -> kind.delete(writer, scope, key));
    }

    /// The next page of certificates, ordered by address.
    ///
    /// @throws NotFound   `Email identity X does not exist.`
    /// @throws BadRequest `Invalid NextToken <t>.`
    public Page<IdentityCertificate> list(Scope scope, String name, Optional<String> token, int pageSize) {
        var identity = required(scope, name);
        var listing = LISTING + SEPARATOR + identity.name();
        var after = token.map(text -> tokens.read(scope, listing, text)
                        .orElseThrow(() -> new BadRequest("Invalid NextToken <" + text + ">.")))
                .orElse("");
        // One more than asked for tells whether there is a further page.
        var found = catalog.read(reader -> kind.list(reader, scope, key(identity.name(), after), pageSize + 1)).stream()
                .filter(named -> isOf(identity.name(), named))
                .map(Named::value)
                .toList();
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        var page = found.subList(0, pageSize);
        return new Page<>(
                page, Optional.of(tokens.write(scope, listing, page.getLast().fromAddress())));
    }

    /// Forgets the certificates of an identity that is being deleted.
    void forget(Catalog.Writer writer, Scope scope, String identity) {
        all(writer, scope, identity).forEach(named -> kind.delete(writer, scope, named.name()));
    }

    private List<Named<IdentityCertificate>> all(Catalog.Reader reader, Scope scope, String identity) {
        return kind.list(reader, scope, key(identity, ""), SesLimits.IDENTITY_CERTIFICATES_MAX).stream()
                .filter(named -> isOf(identity, named))
                .toList();
    }

    private static boolean isOf(String identity, Named<IdentityCertificate> named) {
        return named.name().startsWith(key(identity, ""));
    }

    private static String key(String identity, String address) {
        return identity + SEPARATOR + address;
    }

    private static String address(Identity identity, Optional<String> asked) {
        if (identity.type() == IdentityType.EMAIL_ADDRESS) {
            if (asked.isPresent() && !IdentityName.address(asked.get()).text().equals(identity.name())) {
                throw notUnder(asked.get(), identity);
            }
            return identity.name();
        }
        var address = IdentityName.address(
                asked.orElseThrow(() -> new BadRequest("FromAddress must be specified for a domain identity.")));
        if (!address.domain().equals(identity.name()) && !address.domain().endsWith("." + identity.name())) {
            throw notUnder(asked.get(), identity);
        }
        return address.text();
    }

    private static BadRequest notUnder(String address, Identity identity) {
        return new BadRequest("The address " + address + " does not belong to the identity " + identity.name() + ".");
    }

    private Identity required(Scope scope, String name) {
        return IdentityName.parse(name)
                .flatMap(parsed -> identities.find(scope, parsed.text()))
                .orElseThrow(() -> new NotFound("Email identity " + name + " does not exist."));
    }
}
