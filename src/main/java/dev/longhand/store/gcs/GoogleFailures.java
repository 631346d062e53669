package dev.longhand.store.gcs;

import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import dev.longhand.document.LonghandException;
import dev.longhand.store.Bucket;
import dev.longhand.store.Creation;
import dev.longhand.store.StoreFailures;
import dev.longhand.store.StoredObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Google's answers mean. */
final class GoogleFailures {
    private static final String CREDENTIALS =
            "set GOOGLE_APPLICATION_CREDENTIALS or a service account to credentials that it knows"
                    + " (`gcloud auth application-default login` on one's own machine)";

    private final StoreFailures failures;

    GoogleFailures(Bucket bucket) {
        this.failures = new StoreFailures("gs://" + bucket.name(), CREDENTIALS);
    }

    /** Whether a status passes by itself. */
    static boolean passing(HttpResponse answer) {
        int status = answer.getStatusCode();
        return status == 408 || status == 429 || (status >= 500 && status != 501);
    }

    /** How a conditional write ended that was not a success; a refusal that lasts is thrown. */
    Creation creation(IOException e) {
        if (status(e) == 412) {
            return Creation.EXISTS;
        }
        LonghandException failure = translated(e);
        if (failure.retryable()) {
            return Creation.UNKNOWN;
        }
        throw failure;
    }

    /** Whether it is the object that is not there; a missing bucket has the same status and words of its own. */
    boolean absent(IOException e) {
        return e instanceof HttpResponseException answer
                && answer.getStatusCode() == 404
                && !String.valueOf(answer.getContent()).contains("specified bucket");
    }

    LonghandException translated(IOException e) {
        if (e instanceof Retryable refusal && !refusal.isRetryable()) {
            return failures.of(401, e); // the token was refused, not the call
        }
        return status(e) == 0 ? failures.unavailable(e) : failures.of(status(e), e);
    }

    LonghandException noCredentials(IOException e) {
        return failures.unusable("cannot be asked without credentials: " + CREDENTIALS, e);
    }

    private static int status(IOException e) {
        return e instanceof HttpResponseException answer ? answer.getStatusCode() : 0;
    }

    /** The object, if all of it came. */
    StoredObject checked(HttpResponse answer) throws IOException {
        byte[] content = answer.getContent() == null
                ? new byte[0]
                : answer.getContent().readAllBytes();
        Long length = answer.getHeaders().getContentLength();
        if (length != null && length != content.length) {
            throw failures.truncated();
        }
        Optional<Instant> now = time(answer.getHeaders().getFirstHeaderStringValue("Date"));
        Optional<Instant> created = time(answer.getHeaders().getLastModified());
        if (now.isEmpty() || created.isEmpty()) {
            throw failures.unusable("does not say what time it is: choose another one");
        }
        return new StoredObject(content, Duration.between(created.get(), now.get()));
    }

    private static Optional<Instant> time(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
    }
}
