package dev.longhand.store.s3;

import dev.longhand.document.LonghandException;
import dev.longhand.store.Bucket;
import dev.longhand.store.Creation;
import dev.longhand.store.StoreFailures;
import dev.longhand.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3's answers mean. */
final class S3Failures {
    private static final String CREDENTIALS =
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE or a role to credentials that it knows";

    private final StoreFailures failures;

    S3Failures(Bucket bucket) {
        this.failures = new StoreFailures("s3://" + bucket.name(), CREDENTIALS);
    }

    /** How a conditional write ended that was not a success: empty on a conflict; a refusal that lasts is thrown. */
    Optional<Creation> creation(SdkException e) {
        return switch (status(e)) {
            case 412 -> Optional.of(Creation.EXISTS);
            case 409 -> Optional.empty();
            default -> {
                LonghandException failure = translated(e);
                if (!failure.retryable()) {
                    throw failure;
                }
                yield Optional.of(Creation.UNKNOWN);
            }
        };
    }

    LonghandException translated(SdkException e) {
        if (e instanceof S3Exception answer) {
            return switch (code(answer)) {
                case "RequestTimeout" -> failures.unavailable(e); // a 400 that passes
                case "InvalidAccessKeyId", "ExpiredToken", "InvalidToken" -> failures.of(401, e); // mostly a 400
                default -> failures.of(answer.statusCode(), e);
            };
        }
        return noCredentials(e)
                ? failures.unusable("cannot be asked without credentials: " + CREDENTIALS, e)
                : failures.unavailable(e);
    }

    /** Whether it is the object that is not there, not the bucket; not every server says which in the same words. */
    static boolean absent(SdkException e) {
        return status(e) == 404 && e instanceof S3Exception answer && !code(answer).equals("NoSuchBucket");
    }

    private static String code(S3Exception e) {
        return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
    }

    private static int status(SdkException e) {
        return e instanceof S3Exception answer ? answer.statusCode() : 0;
    }

    /** The client has no type of its own for it. */
    private static boolean noCredentials(SdkException e) {
        return String.valueOf(e.getMessage()).startsWith("Unable to load credentials");
    }

    /** The object, if all of it came; HttpURLConnection takes a body that was cut short for a whole one. */
    StoredObject checked(ResponseBytes<GetObjectResponse> answer) {
        byte[] content = answer.asByteArray();
        GetObjectResponse head = answer.response();
        if (head.contentLength() == null || head.contentLength() != content.length) {
            throw failures.truncated();
        }
        return new StoredObject(content, age(head));
    }

    private Duration age(GetObjectResponse head) {
        Optional<Instant> now = head.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
        if (now.isEmpty() || head.lastModified() == null) {
            throw failures.unusable("does not say what time it is: choose another one");
        }
        return Duration.between(head.lastModified(), now.get());
    }
}
