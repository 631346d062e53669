package dev.longhand.queue;

import dev.longhand.document.TenantId;
import dev.longhand.wiring.Upkeep;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/**
 * Finds the documents whose event was lost after all, and deletes those past their retention. It is made at the start, so
 * that a store or a model address that cannot be used ends it.
 */
@Startup
@Singleton
final class QueueUpkeep {
    private final Upkeep upkeep;

    QueueUpkeep(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    @Scheduled(
            every = "${longhand.sweep-every}",
            delayed = "${longhand.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fromTimeToTime() {
        upkeep.takeUpSilent();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void hourly() {
        upkeep.expire(TenantId.LOCAL);
    }
}
