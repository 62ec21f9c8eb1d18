package io.pennypost.ses.template;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/// The custom verification templates of all accounts. Safe for use by many threads.
public final class CustomVerificationTemplates {
    private static final String LISTING = "custom-verification-template";

    /// A template with its content.
    public record Whole(CustomVerificationTemplate template, String content) {}

    /// The content, in a document of its own: listings need not read it.
    record Content(String html) {}

    private final Catalog catalog;
    private final DocumentKind<CustomVerificationTemplate> kind =
            new DocumentKind<>("custom-verification-template", CustomVerificationTemplate.class);
    private final DocumentKind<Content> contents = new DocumentKind<>("custom-verification-content", Content.class);
    private final VerifiedSenders senders;
    private final PageTokens tokens;

    public CustomVerificationTemplates(Catalog catalog, VerifiedSenders senders, PageTokens tokens) {
        this.catalog = catalog;
        this.senders = senders;
        this.tokens = tokens;
    }

    /// Creates a template.
    ///
    /// @throws AlreadyExists                         `Custom verification email template <X> already exists`
    /// @throws FromEmailAddressNotVerified           `The from email address <X> is not verified`
    /// @throws CustomVerificationEmailInvalidContent elements that are not allowed, or 10 MB
    /// @throws LimitExceeded                         50 templates
    /// @throws BadRequest                            a bad name, tag, address or URL
    public void create(Scope scope, CustomVerificationTemplate template, String content) {
        var name = template.name();
        TemplateNames.check(name);
        Tag.checked(template.tags());
        check(
                scope,
                new CustomVerificationChange(
                        Optional.of(template.fromEmailAddress()),
                        Optional.of(template.subject()),
                        Optional.of(content),
                        Optional.of(template.successUrl()),
                        Optional.of(template.failureUrl())));
        catalog.write(writer -> {
            if (kind.find(writer, scope, name).isPresent()) {
                throw new AlreadyExists(
                        "Custom verification email template <" + name + "> already exists",
                        Map.of("CustomVerificationEmailTemplateName", name));
            }
            if (kind.count(writer, scope) >= SesLimits.CUSTOM_VERIFICATION_TEMPLATES_MAX) {
                throw new LimitExceeded("An account can have at most " + SesLimits.CUSTOM_VERIFICATION_TEMPLATES_MAX
                        + " custom verification email templates.");
            }
            contents.put(writer, scope, name, new Content(content));
            return kind.insert(writer, scope, name, template);
        });
    }

    private void check(Scope scope, CustomVerificationChange change) {
        change.fromEmailAddress().ifPresent(address -> checkSender(scope, address));
        change.subject().ifPresent(CustomVerificationTemplates::checkSubject);
        change.content().ifPresent(VerificationHtml::check);
        change.successUrl().ifPresent(url -> checkUrl(url, "The success redirection URL is invalid"));
        change.failureUrl().ifPresent(url -> checkUrl(url, "The failure redirection URL is invalid"));
    }

    private void checkSender(Scope scope, String address) {
        var parsed = sender(address);
        if (!senders.isVerified(scope, parsed)) {
            throw new FromEmailAddressNotVerified(address);
        }
    }

    /// SES takes no display name here.
    private static Address sender(String address) {
        return switch (Mailbox.parseBare(address)) {
            case Mailbox.Parsing.Parsed(var mailbox) -> mailbox.address();
            case Mailbox.Parsing.Malformed(var reason) -> throw new BadRequest(reason);
        };
    }

    private static void checkSubject(String subject) {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequest("The template subject contains an illegal character.");
        }
    }

    private static void checkUrl(String text, String refusal) {
        try {
            var url = new URI(text);
            var scheme = url.getScheme();
            if (("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) && url.getHost() != null) {
                return;
            }
        } catch (URISyntaxException notUrl) {
            // Refused below.
        }
        throw new BadRequest(refusal);
    }

    /// One template, if it is there.
    public Optional<Whole> find(Scope scope, String name) {
        return catalog.read(reader -> kind.find(reader, scope, name)
                .map(template -> new Whole(
                        template,
                        contents.find(reader, scope, name).map(Content::html).orElse(""))));
    }

    /// One template that must be there.
    ///
    /// @throws NotFound `Custom verification email template <X> does not exist`
    public Whole require(Scope scope, String name) {
        return find(scope, name).orElseThrow(() -> notFound(name));
    }

    private static NotFound notFound(String name) {
        return new NotFound(
                "Custom verification email template <" + name + "> does not exist",
                Map.of("CustomVerificationEmailTemplateName", name));
    }

    /// Whether a template can still be sent from its address.
    public boolean isSenderVerified(Scope scope, CustomVerificationTemplate template) {
        return senders.isVerified(scope, sender(template.fromEmailAddress()));
    }

    /// The next page, by name.
    ///
    /// @param token empty for the first page
    /// @throws BadRequest `Invalid PageToken <t>.`
    public Page<CustomVerificationTemplate> list(Scope scope, Optional<String> token, int pageSize) {
        var after = token.map(text -> tokens.read(scope, LISTING, text)
                        .orElseThrow(() -> new BadRequest("Invalid PageToken <" + text + ">.")))
                .orElse("");
        var found = catalog.read(reader -> kind.list(reader, scope, after, pageSize + 1));
        var page = found.subList(0, Math.min(pageSize, found.size()));
        var next = found.size() > pageSize
                ? Optional.of(tokens.write(scope, LISTING, page.getLast().name()))
                : Optional.<String>empty();
        return new Page<>(page.stream().map(Named::value).toList(), next);
    }

    /// Writes what the change names.
    ///
    /// @throws NotFound                              `Custom verification email template <X> does not exist`
    /// @throws FromEmailAddressNotVerified           `The from email address <X> is not verified`
    /// @throws CustomVerificationEmailInvalidContent elements that are not allowed, or 10 MB
    /// @throws BadRequest                            a bad address or URL
    public void update(Scope scope, String name, CustomVerificationChange change) {
        if (kind.find(catalog, scope, name).isEmpty()) {
            throw notFound(name);
        }
        check(scope, change);
        catalog.write(writer -> {
            var template = kind.find(writer, scope, name).orElseThrow(() -> notFound(name));
            kind.put(writer, scope, name, template.with(change));
            change.content().ifPresent(html -> contents.put(writer, scope, name, new Content(html)));
            return name;
        });
    }

    /// Deletes a template.
    ///
    /// @throws NotFound `Custom verification email template <X> does not exist`
    public void delete(Scope scope, String name) {
        if (!deleteIfPresent(scope, name)) {
            throw notFound(name);
        }
    }

    /// Deletes a template, if there is one of that name.
    ///
    /// @return false when there was none
    public boolean deleteIfPresent(Scope scope, String name) {
        return catalog.write(writer -> {
            contents.delete(writer, scope, name);
            return kind.delete(writer, scope, name);
        });
    }

    /// Their tags.
    public TemplateTags tags() {
        return new TemplateTags(
                "custom-verification-email-template",
                "CustomVerificationEmailTemplate",
                (scope, name) -> kind.find(catalog, scope, name).map(CustomVerificationTemplate::tags),
                (scope, name, tags) -> catalog.write(writer -> {
                    var template = kind.find(writer, scope, name);
                    template.ifPresent(
                            found -> kind.put(writer, scope, name, found.withTags(tags.apply(found.tags()))));
                    return template.isPresent();
                }));
    }
}
