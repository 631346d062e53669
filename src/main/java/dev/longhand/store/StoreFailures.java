package dev.longhand.store;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;

/** The words in which a store in the cloud says what is wrong: what its adapters' status codes are translated to. */
public final class StoreFailures {
    private final String store;
    private final String credentials;

    /** For the store at this address, whose credentials a person sets as this hint says. */
    public StoreFailures(String store, String credentials) {
        this.store = store;
        this.credentials = credentials;
    }

    /** No answer, or not one that says how the call ended: come back later. */
    public LonghandException unavailable(Throwable cause) {
        return LonghandException.of(Kind.STORE_UNAVAILABLE, "the store %s does not answer as it should".formatted(store), cause);
    }

    /** Less came than was announced. */
    public LonghandException truncated() {
        return LonghandException.of(Kind.STORE_UNAVAILABLE, "the store %s cut an answer short".formatted(store));
    }

    /** What the answer's status means when it is not an outcome. */
    public LonghandException of(int status, Throwable cause) {
        return switch (status) {
            case 301, 307, 308 -> unusable("lives in another region or at another address: correct the settings", cause);
            case 401 -> unusable("refuses the credentials: " + credentials, cause);
            case 403 ->
                unusable("refuses access: " + credentials + "; they need to read, create, delete and list there", cause);
            case 404 -> unusable("does not exist: create the bucket or correct the address", cause);
            case 501 -> unusable("cannot create an object only if it is absent: choose another store", cause);
            case 408, 429 -> unavailable(cause);
            default ->
                status >= 500 ? unavailable(cause) : unusable("refuses a request (status %d)".formatted(status), cause);
        };
    }

    /** Behaving in a way that no patience helps; the words go on after the store's address. */
    public LonghandException unusable(String what) {
        return LonghandException.of(Kind.STORE_UNUSABLE, "the store %s %s".formatted(store, what));
    }

    /** Set up in a way that no patience helps; the words go on after the store's address. */
    public LonghandException unusable(String what, Throwable cause) {
        return LonghandException.of(Kind.STORE_UNUSABLE, "the store %s %s".formatted(store, what), cause);
    }
}
