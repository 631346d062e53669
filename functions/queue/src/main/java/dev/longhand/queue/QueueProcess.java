package dev.longhand.queue;

import dev.longhand.document.TenantId;
import dev.longhand.wiring.LonghandConfig;
import dev.longhand.wiring.Upkeep;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process: it reads its queue until it is told to end, or looks once for what a lost event left. */
@QuarkusMain
public final class QueueProcess implements QuarkusApplication {
    private final LonghandConfig config;
    private final Upkeep upkeep;

    QueueProcess(LonghandConfig config, Upkeep upkeep) {
        this.config = config;
        this.upkeep = upkeep;
    }

    /** Exit code 1 says that the store or the broker could not be used, so that the clock shows it. */
    @Override
    public int run(String... arguments) {
        if (config.readQueue()) {
            Quarkus.waitForExit();
            return 0;
        }
        upkeep.expire(TenantId.LOCAL);
        return upkeep.takeUpSilent() ? 0 : 1;
    }
}
