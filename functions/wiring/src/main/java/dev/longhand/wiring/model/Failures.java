package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Translates what the REST client throws. */
final class Failures {
    private Failures() {}

    /** A {@link FaultException} when the server answered, else an exception that says why it did not. */
    static RuntimeException of(Throwable failure) {
        return switch (failure) {
            case LonghandException known -> known;
            case FaultException known -> known;
            case WebApplicationException answered -> new FaultException(faultOf(answered.getResponse()));
            default ->
                LonghandException.of(
                        Kind.MODEL_UNAVAILABLE, "the model server cannot be reached: " + reason(failure), failure);
        };
    }

    /** Whether the server did not take the question: nobody listens there, or it says that it takes none now. */
    static boolean takesNothing(RuntimeException failure) {
        return failure instanceof FaultException answered
                ? answered.fault().isLoading()
                : Stream.iterate((Throwable) failure, Failures::notNull, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
    }

    private static Fault faultOf(Response response) {
        return Fault.of(response.getStatus(), response.hasEntity() ? response.readEntity(String.class) : "");
    }

    private static String reason(Throwable failure) {
        return Stream.iterate(failure, Failures::notNull, Throwable::getCause)
                .map(Failures::known)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("the connection broke");
    }

    private static boolean notNull(@Nullable Throwable failure) {
        return failure != null;
    }

    private static String known(Throwable failure) {
        return switch (failure) {
            case ConnectException none ->
                String.valueOf(none.getMessage()).contains("timed out")
                        ? "it does not take connections"
                        : "the connection is refused";
            case UnknownHostException unknown -> "its host name is unknown";
            case SSLException insecure -> "its certificate or TLS is not accepted";
            case TimeoutException late -> "it did not answer in time";
            default -> "";
        };
    }
}
