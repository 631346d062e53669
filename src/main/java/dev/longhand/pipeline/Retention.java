package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.TenantId;
import dev.longhand.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Deletes what nobody wants to keep any longer: ended jobs after a time, and tombstones once nothing can come back. */
public final class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** Longer than any broker keeps an event and any caller repeats a request. */
    private static final Duration TOMBSTONE = Duration.ofDays(30);

    private static final int PAGE = 500;

    private final ObjectStore store;
    private final Host host;
    private final JobControl control;
    private final Identities identities;

    /** Retention in this store. */
    public Retention(ObjectStore store, Host host) {
        this.store = store;
        this.host = host;
        this.control = new JobControl(store, host);
        this.identities = new Identities(host);
    }

    /**
     * Deletes the tenant's jobs that ended longer ago than {@code keep}, and tombstones older than 30 days with whatever
     * came after them. Jobs under way stay. A job that cannot be looked at is logged and stays.
     *
     * @return how many jobs were deleted
     */
    public int expire(TenantId tenant, Duration keep) {
        Duration shortest = keep.compareTo(TOMBSTONE) < 0 ? keep : TOMBSTONE;
        Instant youngest = host.clock().instant().minus(shortest);
        int deleted = 0;
        List<JobId> page = page(tenant, "");
        while (!page.isEmpty() && page.getFirst().submittedAt().isBefore(youngest)) {
            deleted += (int) page.stream().filter(id -> expire(tenant, id, keep)).count();
            page = page(tenant, page.getLast().value());
        }
        return deleted;
    }

    private List<JobId> page(TenantId tenant, String after) {
        return Jobs.list(store, tenant, after, PAGE);
    }

    private boolean expire(TenantId tenant, JobId id, Duration keep) {
        JobFolder folder = new JobFolder(store, identities, tenant, id);
        try {
            if (olderThan(folder, JobNames.TOMBSTONE, TOMBSTONE)) {
                new Deletion(folder, store, tenant, id).clear();
                folder.delete(JobNames.TOMBSTONE);
                return false;
            }
            if (!olderThan(folder, JobNames.OUTCOME, keep)) {
                return false;
            }
            control.delete(tenant, id);
            return true;
        } catch (LonghandException e) {
            LOG.warnf("job %s is kept for now: %s", id, e.getMessage());
            return false;
        }
    }

    private static boolean olderThan(JobFolder folder, String name, Duration age) {
        Optional<Duration> found = folder.read(name).map(object -> object.age());
        return found.isPresent() && found.get().compareTo(age) > 0;
    }
}
