package dev.longhand.wiring;

import dev.longhand.document.LonghandException;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.Retention;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.pipeline.Sweeper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * What a server does for its store from time to time. Who has a clock calls it; a store that does not answer is met with a
 * line in the log, and the next time.
 */
@Singleton
public final class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

    private final Sweeper sweeper;
    private final StepSettings settings;
    private final Retention retention;
    private final LonghandConfig config;

    Upkeep(Sweeper sweeper, StepSettings settings, Retention retention, LonghandConfig config) {
        this.sweeper = sweeper;
        this.settings = settings;
        this.retention = retention;
        this.config = config;
    }

    /** Takes up the jobs that nobody can be at work on any more, and tells whether it could look for them. */
    public boolean takeUpSilent() {
        return takeUp(settings.silence());
    }

    /** Takes up every job that nobody holds: right after the start of a process whose queue died with the last one. */
    public void takeUpAll() {
        takeUp(Duration.ZERO);
    }

    /** Deletes the documents of a tenant that are past their retention. */
    public void expire(TenantId tenant) {
        try {
            retention.expire(tenant, config.retention().orElse(FOR_EVER));
        } catch (LonghandException e) {
            LOG.errorf("documents past their retention are not deleted now: %s", e.getMessage());
        }
    }

    private boolean takeUp(Duration silence) {
        try {
            sweeper.sweep(silence);
            return true;
        } catch (LonghandException e) {
            LOG.errorf("jobs that nobody is at work on are not taken up now: %s", e.getMessage());
            return false;
        }
    }
}
