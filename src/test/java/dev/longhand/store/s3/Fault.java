package dev.longhand.store.s3;

/** How one request to {@link FaultyS3} goes wrong. */
public enum Fault {
    /** 409 ConditionalRequestConflict, nothing done. */
    CONFLICT,
    /** 412 PreconditionFailed, nothing done. */
    PRECONDITION_FAILED,
    /** 500 InternalError, nothing done. */
    INTERNAL_ERROR,
    /** 503 SlowDown, nothing done. */
    SLOW_DOWN,
    /** 400 RequestTimeout, nothing done. */
    REQUEST_TIMEOUT,
    /** 400 ExpiredToken, nothing done. */
    EXPIRED_TOKEN,
    /** 403 AccessDenied, nothing done. */
    FORBIDDEN,
    /** 404 NoSuchBucket. */
    BUCKET_MISSING,
    /** The request is obeyed at once and answered after {@link FaultyS3#SLOW}. */
    SLOW,
    /** The connection is cut, nothing done. */
    CLOSED_BEFORE,
    /** The connection is cut after the request was obeyed. */
    CLOSED_AFTER,
    /** Half of the body comes, then the connection is cut. */
    TRUNCATED,
    /** The object is written although it is there. */
    CONDITION_IGNORED
}
