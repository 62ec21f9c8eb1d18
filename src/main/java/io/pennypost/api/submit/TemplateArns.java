package io.pennypost.api.submit;

import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import java.util.Map;

/// ARNs by which a caller names a template.
public final class TemplateArns {
    private TemplateArns() {}

    /// The name of a template of the caller's own account and region; there are no others to be seen.
    ///
    /// @throws BadRequest when it is no template's ARN
    /// @throws NotFound   when it is another account's or region's
    public static String name(Caller caller, String arn) {
        var own = caller.scope().sesArn("template/");
        if (!arn.startsWith("arn:") || !arn.contains(":template/")) {
            throw new BadRequest("Invalid template ARN: " + arn);
        }
        if (!arn.startsWith(own)) {
            throw new NotFound("Template " + arn + " does not exist.", Map.of("TemplateName", arn));
        }
        return arn.substring(own.length());
    }
}
