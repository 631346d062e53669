package dev.longhand.http;

import dev.longhand.document.TenantId;
import jakarta.inject.Singleton;

/** Says whose documents a call is about: the one place that decides it. */
@Singleton
final class Caller {

    /** The tenant of the current call; there is only one so far. */
    TenantId tenant() {
        return TenantId.LOCAL;
    }
}
