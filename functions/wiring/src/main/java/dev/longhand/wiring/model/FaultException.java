package dev.longhand.wiring.model;

import java.io.Serial;

/** Carries a fault from the stream to the model, which may know a way around it. Never leaves this package. */
final class FaultException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    FaultException(Fault fault) {
        super(null, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
