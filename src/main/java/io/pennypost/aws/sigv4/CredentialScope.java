package io.pennypost.aws.sigv4;

import io.pennypost.aws.protocol.WireRequest;
import java.util.Optional;

/// What a request says about its signature: `AKID/20261124/eu-west-1/ses/aws4_request`.
///
/// As claimed: nothing is checked but the number of parts.
///
/// @param date       `YYYYMMDD`
/// @param terminator `aws4_request` in every valid one
public record CredentialScope(String keyId, String date, String region, String service, String terminator) {
    static final String TERMINATOR = "aws4_request";
    private static final int REGION_LENGTH_MAX = 32;

    /// Reads the five parts; a key id may contain slashes, the other parts may not.
    public static Optional<CredentialScope> parse(String text) {
        int[] slash = new int[4];
        int end = text.length();
        for (int i = 3; i >= 0; i--) {
            end = text.lastIndexOf('/', end - 1);
            if (end <= 0) {
                return Optional.empty();
            }
            slash[i] = end;
        }
        return Optional.of(new CredentialScope(
                text.substring(0, slash[0]),
                text.substring(slash[0] + 1, slash[1]),
                text.substring(slash[1] + 1, slash[2]),
                text.substring(slash[2] + 1, slash[3]),
                text.substring(slash[3] + 1)));
    }

    /// The scope that a request shows in its Authorization header or presigned query, unverified: enough to route by,
    /// and all that counts where signatures are ignored.
    public static Optional<CredentialScope> shownBy(WireRequest request) {
        var header = request.header("Authorization");
        if (header.isPresent()) {
            return AuthorizationHeader.parse(header.get()).credential().flatMap(CredentialScope::parse);
        }
        return QueryParameters.first(request.rawQuery(), Presigned.CREDENTIAL).flatMap(CredentialScope::parse);
    }

    /// Whether the region is a name that a region could have, like `eu-west-1`: all regions are served.
    public boolean hasPlausibleRegion() {
        if (region.isEmpty() || region.length() > REGION_LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < region.length(); i++) {
            char c = region.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return true;
    }

    /// The part of the string to sign: `20261124/eu-west-1/ses/aws4_request`.
    String withoutKey() {
        return date + '/' + region + '/' + service + '/' + terminator;
    }
}
