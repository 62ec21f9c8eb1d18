package io.pennypost.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which input members a test shows to have an effect; the coverage page grades them *acted on*.
///
/// ```java
/// @ActsOn("sesv2 PutConfigurationSetSendingOptions SendingEnabled")
/// ```
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ActsOn {
    /// Service, operation and member path, with `*` for any run of characters in operation or path:
    /// `ses SendEmail Message.*`. Members of a structure are joined by dots; items of a list have no mark.
    String[] value();
}
