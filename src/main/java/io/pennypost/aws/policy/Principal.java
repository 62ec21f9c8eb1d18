package io.pennypost.aws.policy;

import java.util.List;

/// Whom a statement speaks of.
sealed interface Principal extends Statement.Matcher {
    /// Anybody.
    record Everybody() implements Principal {
        @Override
        public boolean matches(PolicyRequest request) {
            return true;
        }
    }

    /// Everybody of an account.
    record Account(String id) implements Principal {
        @Override
        public boolean matches(PolicyRequest request) {
            return request.principalAccount().equals(id);
        }
    }

    /// One user, one session of a role, or all sessions of a role.
    record One(String arn) implements Principal {
        private static final List<String> ROLE = List.of(":iam::", ":role/", ":sts::", ":assumed-role/");

        @Override
        public boolean matches(PolicyRequest request) {
            var caller = request.principalArn();
            return caller.equals(arn) || (arn.contains(ROLE.get(1)) && caller.startsWith(sessions()));
        }

        /// `arn:aws:iam::1:role/path/r` takes part as `arn:aws:sts::1:assumed-role/r/…`.
        private String sessions() {
            int role = arn.indexOf(ROLE.get(1));
            return arn.substring(0, role).replace(ROLE.get(0), ROLE.get(2))
                    + ROLE.get(3)
                    + arn.substring(arn.lastIndexOf('/') + 1)
                    + '/';
        }
    }

    /// A service, or somebody whom AWS does not know by an ARN: never who calls us.
    record Stranger() implements Principal {
        @Override
        public boolean matches(PolicyRequest request) {
            return false;
        }
    }

    /// Reads one value of `Principal`.
    ///
    /// @param kind `AWS`, `Service`, `Federated` or `CanonicalUser`
    static Principal parse(String kind, String value) {
        if (!kind.equals("AWS")) {
            return value.equals("*") ? new Everybody() : new Stranger();
        }
        if (value.equals("*")) {
            return new Everybody();
        }
        var parts = value.split(":", -1);
        if (parts.length == 1) {
            return new Account(value);
        }
        return parts.length > 5 && parts[5].equals("root") ? new Account(parts[4]) : new One(value);
    }
}
