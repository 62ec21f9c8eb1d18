package io.pennypost.api.sesv1;

import io.pennypost.send.admit.Submitted;
import java.util.List;

/// Recipients of a message. AWS: shape `Destination`.
record Destination(List<String> toAddresses, List<String> ccAddresses, List<String> bccAddresses) {
    Submitted.Destination given() {
        return new Submitted.Destination(toAddresses, ccAddresses, bccAddresses);
    }
}
