package io.pennypost.aws.policy;

/// ARNs compared in six parts, so that a star in one does not reach into the next; only the last may hold colons.
final class ArnMatch {
    private static final int COLONS = 5;

    private ArnMatch() {}

    static boolean matches(Glob pattern, String arn) {
        if (pattern.text().equals("*")) {
            return true;
        }
        int patternFrom = 0;
        int arnFrom = 0;
        for (var i = 0; i < COLONS; i++) {
            int patternTo = pattern.text().indexOf(':', patternFrom);
            int arnTo = arn.indexOf(':', arnFrom);
            if (patternTo < 0
                    || arnTo < 0
                    || !pattern.part(patternFrom, patternTo).matches(arn.substring(arnFrom, arnTo))) {
                return false;
            }
            patternFrom = patternTo + 1;
            arnFrom = arnTo + 1;
        }
        return pattern.part(patternFrom, pattern.text().length()).matches(arn.substring(arnFrom));
    }
}
