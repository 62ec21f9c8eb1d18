package io.pennypost.aws.protocol;

import java.util.Map;
import java.util.Optional;

/// A refusal the caller is owed, named as AWS names it; thrown where the rule is, turned into the wire's shape in the
/// gateway alone.
///
/// The status is not here: the gateway looks the code up in the operation's table row. A service that names the same
/// refusal differently (v1 and v2 of SES) maps the code in its own table.
public class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, String> members;

    /// A refusal without further members.
    ///
    /// @param code    the error's shape name, for example `NotFoundException`
    /// @param message the text the caller sees
    public ServiceError(String code, String message) {
        this(code, message, Map.of());
    }

    /// A refusal with further members.
    ///
    /// @param members further members of the error shape, for example `ConfigurationSetName`
    public ServiceError(String code, String message, Map<String, String> members) {
        super(message, null, false, false);
        this.code = code;
        this.members = Map.copyOf(members);
    }

    /// A refusal without text: AWS answers `{"message":null}` to some input it cannot parse.
    public ServiceError(String code) {
        super(null, null, false, false);
        this.code = code;
        this.members = Map.of();
    }

    /// The error's shape name.
    public final String code() {
        return code;
    }

    /// The text the caller sees; empty where AWS answers `{"message":null}`.
    public final Optional<String> text() {
        return Optional.ofNullable(getMessage());
    }

    /// Further members of the error shape.
    public final Map<String, String> members() {
        return members;
    }
}
