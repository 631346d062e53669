package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.store.ObjectStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes a job's objects away. The tombstone is written first and stays, so that a late event, a late commit or a caller
 * who asks again starts nothing anew. A deletion that is cut is taken up by the next sweep, for the job is put back among
 * the active ones. A list may be old and a worker that stood still may come late: so a sweep clears the job once more,
 * a day or two later.
 */
final class Deletion {
    private final JobFolder folder;
    private final ObjectStore store;
    private final JobIndex active;
    private final TenantId tenant;
    private final JobId job;

    Deletion(JobFolder folder, ObjectStore store, TenantId tenant, JobId job) {
        this.folder = folder;
        this.store = store;
        this.active = JobIndex.active(store, job);
        this.tenant = tenant;
        this.job = job;
    }

    /** Deletes the job. */
    void begin(Instant now) {
        JobIndex.deleted(store, day(now)).add(tenant, job);
        active.add(tenant, job);
        folder.commit(JobNames.TOMBSTONE, new Tombstone(now), Tombstone.class);
        clear();
    }

    /** Takes a job that has ended out of the index of active jobs; one that was deleted meanwhile is cleared. */
    void forgetEnded() {
        active.remove(job);
        goOn();
    }

    /** Clears the job if its deletion was begun. */
    void goOn() {
        if (folder.read(JobNames.TOMBSTONE).isPresent()) {
            clear();
        }
    }

    /** Deletes everything but the tombstone: the brief first, without which no event does anything. */
    void clear() {
        folder.delete(JobNames.BRIEF);
        Set<String> names = new TreeSet<>(folder.names());
        names.addAll(JobNames.TOP); // a list may be too old to show what was stored a moment ago
        names.remove(JobNames.TOMBSTONE);
        names.forEach(folder::delete);
        active.remove(job);
    }

    /** The shards of the jobs that are now to be cleared for the last time: deleted at least a day ago. */
    static List<JobIndex> due(ObjectStore store, Instant now) {
        return JobIndex.deletedBefore(store, day(now).minusDays(1));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
