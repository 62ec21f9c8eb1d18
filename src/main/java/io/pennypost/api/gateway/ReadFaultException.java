package io.pennypost.api.gateway;

/// Carries a [ReadFault] out of the reading loop.
final class ReadFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ReadFault fault;

    ReadFaultException(ReadFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    ReadFault fault() {
        return fault;
    }
}
