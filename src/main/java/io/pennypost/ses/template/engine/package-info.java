/// SES's template language: Handlebars as its Java implementation has it, in SES's restricted form.
///
/// ```java
/// var template = Template.parse("Dear {{name}},{{#each items}} {{this}}{{/each}}");
/// var text = template.render(RenderingData.parse("{\"name\":\"Ann\",\"items\":[1]}"), 10_000);
/// ```
///
/// There are variables with paths, `if`, `unless`, `each`, `with`, `lookup`, plain sections, inline partials,
/// comments and whitespace control. Nothing is escaped for HTML and a missing variable is an error. There are no
/// other helpers, no partials from elsewhere, no delimiters of one's own, no files. Templates and data come from
/// strangers: each has bounds on size, depth, steps and output, and reading is iterative.
///
/// Source: "Advanced email personalization" in the SES developer guide; the grammar is that of handlebarsjs.com.
/// Knows no resource.
@NullMarked
package io.pennypost.ses.template.engine;

import org.jspecify.annotations.NullMarked;
