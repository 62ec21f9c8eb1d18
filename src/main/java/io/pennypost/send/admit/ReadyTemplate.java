package io.pennypost.send.admit;

import io.pennypost.ses.template.ParsedTemplate;
import io.pennypost.ses.template.engine.RenderingData;
import java.util.Optional;

/// A template with the data it is to be rendered with.
///
/// @param name of a template that is kept; empty for one that came in the request
public record ReadyTemplate(Optional<String> name, ParsedTemplate template, RenderingData data) {}
