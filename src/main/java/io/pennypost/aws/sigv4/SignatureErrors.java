package io.pennypost.aws.sigv4;

/// How a family of protocols names each [Fault]: code, status and text.
///
/// Source: "Common errors" of the SES, IAM and STS API references.
public enum SignatureErrors {
    /// Query services: SES v1, STS, IAM, SNS.
    QUERY("Request is missing Authentication Token") {
        @Override
        public String code(Fault fault) {
            return switch (fault) {
                case MISSING -> "MissingAuthenticationToken";
                case INCOMPLETE, AMBIGUOUS -> "IncompleteSignature";
                case UNKNOWN_KEY, BAD_TOKEN -> "InvalidClientTokenId";
                case EXPIRED_TOKEN -> "ExpiredToken";
                case WRONG_SCOPE, CLOCK, MISMATCH -> "SignatureDoesNotMatch";
            };
        }
    },
    /// JSON services: SES v2.
    REST_JSON("Missing Authentication Token") {
        @Override
        public String code(Fault fault) {
            return switch (fault) {
                case MISSING -> "MissingAuthenticationTokenException";
                case INCOMPLETE, AMBIGUOUS -> "IncompleteSignatureException";
                case UNKNOWN_KEY, BAD_TOKEN -> "UnrecognizedClientException";
                case EXPIRED_TOKEN -> "ExpiredTokenException";
                case WRONG_SCOPE, CLOCK, MISMATCH -> "InvalidSignatureException";
            };
        }
    };

    private final String missingText;

    SignatureErrors(String missingText) {
        this.missingText = missingText;
    }

    /// The code on the wire.
    public abstract String code(Fault fault);

    /// The HTTP status.
    public int status(Fault fault) {
        return fault == Fault.AMBIGUOUS ? 400 : 403;
    }

    /// The text: the refusal's own, or the fixed one of its fault.
    public String text(Verdict.Refused refused) {
        if (!refused.message().isEmpty()) {
            return refused.message();
        }
        return switch (refused.fault()) {
            case MISSING -> missingText;
            case UNKNOWN_KEY, BAD_TOKEN -> "The security token included in the request is invalid.";
            case EXPIRED_TOKEN -> "The security token included in the request is expired";
            case INCOMPLETE, AMBIGUOUS -> "The request signature does not conform to AWS standards.";
            case WRONG_SCOPE, CLOCK, MISMATCH ->
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.";
        };
    }
}
