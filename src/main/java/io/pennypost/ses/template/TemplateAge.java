package io.pennypost.ses.template;

import java.time.Instant;

/// What a listing tells of a template.
public record TemplateAge(String name, Instant createdAt) {}
