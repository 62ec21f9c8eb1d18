package io.pennypost.ses.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import io.pennypost.ses.TenantUse;
import io.pennypost.ses.template.engine.MalformedData;
import io.pennypost.ses.template.engine.MalformedTemplate;
import io.pennypost.ses.template.engine.RenderingData;
import io.pennypost.ses.template.engine.RenderingFailure;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The e-mail templates of all accounts. Safe for use by many threads.
public final class EmailTemplates {
    private static final String LISTING = "email-template";

    /// Templates read and kept; a send reads none that was sent with before.
    private static final int PARSED_MAX = 1_000;

    private final Catalog catalog;
    private final DocumentKind<EmailTemplate> kind = new DocumentKind<>("email-template", EmailTemplate.class);
    private final TemplateAges ages = new TemplateAges();
    private final TenantUse tenants;
    private final PageTokens tokens;

    /// Keyed by the template object itself: the catalog hands out the same one until it is replaced.
    private final Cache<EmailTemplate, ParsedTemplate> parsed =
            Caffeine.newBuilder().weakKeys().maximumSize(PARSED_MAX).build();

    public EmailTemplates(Catalog catalog, TenantUse tenants, PageTokens tokens) {
        this.catalog = catalog;
        this.tenants = tenants;
        this.tokens = tokens;
    }

    /// Creates a template.
    ///
    /// @throws AlreadyExists   `Template X already exists.`
    /// @throws InvalidTemplate no part, more than 500 KB, or bad syntax
    /// @throws LimitExceeded   20 000 templates
    /// @throws BadRequest      a bad name or tag
    public void create(Scope scope, EmailTemplate template) {
        var name = template.name();
        TemplateNames.check(name);
        Tag.checked(template.tags());
        check(name, template.content());
        catalog.write(writer -> {
            if (kind.find(writer, scope, name).isPresent()) {
                throw new AlreadyExists("Template " + name + " already exists.", Map.of("Name", name));
            }
            if (kind.count(writer, scope) >= SesLimits.TEMPLATES_MAX) {
                throw new LimitExceeded("An account can have at most " + SesLimits.TEMPLATES_MAX + " templates.");
            }
            ages.insert(writer, scope, template);
            return kind.insert(writer, scope, name, template);
        });
    }

    private static void check(String name, TemplateContent content) {
        if (content.isEmpty()) {
            throw new InvalidTemplate("A template needs at least one of subject, text and HTML.", name);
        }
        if (content.size() > SesLimits.TEMPLATE_BYTES_MAX) {
            throw new InvalidTemplate("A template can have at most 500 KB.", name);
        }
        try {
            ParsedTemplate.of(content);
        } catch (MalformedTemplate e) {
            throw new InvalidTemplate(e.reason(), name);
        }
    }

    /// One template, by the fastest way there is.
    public Optional<EmailTemplate> find(Scope scope, String name) {
        return kind.find(catalog, scope, name);
    }

    /// One template that must be there.
    ///
    /// @throws NotFound `Template X does not exist.`
    public EmailTemplate require(Scope scope, String name) {
        return find(scope, name).orElseThrow(() -> notFound(name));
    }

    private static NotFound notFound(String name) {
        return new NotFound("Template " + name + " does not exist.", Map.of("TemplateName", name));
    }

    /// The template, ready to be rendered.
    public ParsedTemplate parsed(EmailTemplate template) {
        return parsed.get(template, EmailTemplates::parse);
    }

    private static ParsedTemplate parse(EmailTemplate template) {
        try {
            return ParsedTemplate.of(template.content());
        } catch (MalformedTemplate e) {
            throw new IllegalStateException("A template is read before it is kept: " + template.name(), e);
        }
    }

    /// What a template makes of data, told as an error where it makes nothing of it.
    ///
    /// @param lengthMax characters that each part may have
    /// @throws NotFound                  `Template X does not exist.`
    /// @throws InvalidRenderingParameter when the data is not one JSON object, or makes too much of the template
    /// @throws MissingRenderingAttribute `Attribute 'x' is not present in the rendering data.`
    public ParsedTemplate.Rendered render(Scope scope, String name, String json, int lengthMax) {
        var template = parsed(require(scope, name));
        try {
            return template.render(RenderingData.parse(json), lengthMax);
        } catch (MalformedData e) {
            throw new InvalidRenderingParameter(e.reason(), name);
        } catch (RenderingFailure e) {
            throw switch (e.kind()) {
                case MISSING_ATTRIBUTE -> new MissingRenderingAttribute(e.reason(), name);
                case OUT_OF_BOUNDS -> new InvalidRenderingParameter(e.reason(), name);
            };
        }
    }

    /// The next page of names and ages, newest first.
    ///
    /// @param token empty for the first page
    /// @throws BadRequest `Invalid PageToken <t>.`
    public Page<TemplateAge> list(Scope scope, Optional<String> token, int pageSize) {
        var after = token.map(text -> tokens.read(scope, LISTING, text)
                        .orElseThrow(() -> new BadRequest("Invalid PageToken <" + text + ">.")))
                .orElse("");
        // One more than asked for tells whether there is a further page.
        var found = catalog.read(reader -> ages.list(reader, scope, after, pageSize + 1));
        var page = found.subList(0, Math.min(pageSize, found.size()));
        var next = found.size() > pageSize
                ? Optional.of(tokens.write(scope, LISTING, page.getLast().name()))
                : Optional.<String>empty();
        return new Page<>(page.stream().map(Named::value).toList(), next);
    }

    /// Replaces all parts of a template; its tags and age stay.
    ///
    /// @throws NotFound        `Template X does not exist.`
    /// @throws InvalidTemplate no part, more than 500 KB, or bad syntax
    public void update(Scope scope, String name, TemplateContent content) {
        require(scope, name);
        check(name, content);
        if (!change(scope, name, template -> template.withContent(content))) {
            throw notFound(name);
        }
    }

    /// Deletes a template.
    ///
    /// @throws NotFound   `Template X does not exist.`
    /// @throws BadRequest when a tenant uses it
    public void delete(Scope scope, String name) {
        if (!deleteIfPresent(scope, name)) {
            throw notFound(name);
        }
    }

    /// Deletes a template, if there is one of that name.
    ///
    /// @return false when there was none
    /// @throws BadRequest when a tenant uses it
    public boolean deleteIfPresent(Scope scope, String name) {
        return catalog.write(writer -> {
            var template = kind.find(writer, scope, name);
            if (template.isEmpty()) {
                return false;
            }
            tenants.requireNone(writer, scope, scope.sesArn("template/" + name));
            ages.delete(writer, scope, template.get());
            return kind.delete(writer, scope, name);
        });
    }

    /// Their tags.
    public TemplateTags tags() {
        return new TemplateTags(
                "template",
                "EmailTemplate",
                (scope, name) -> find(scope, name).map(EmailTemplate::tags),
                (scope, name, tags) -> change(scope, name, template -> template.withTags(tags.apply(template.tags()))));
    }

    private boolean change(Scope scope, String name, UnaryOperator<EmailTemplate> change) {
        return catalog.write(writer -> {
            var template = kind.find(writer, scope, name);
            template.ifPresent(found -> kind.put(writer, scope, name, change.apply(found)));
            return template.isPresent();
        });
    }
}
