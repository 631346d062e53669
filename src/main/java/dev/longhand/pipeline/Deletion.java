package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.store.StoredObject;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes a job's objects away. The tombstone is written first and stays, so that a late event, a late commit or a caller
 * who asks again starts nothing anew. A list may be old, the deleting process may be killed, and a late commit may come:
 * so the job is in the index of active jobs until a sweeper has cleared it once more.
 */
final class Deletion {
    private final JobFolder folder;
    private final ActiveJobs active;
    private final TenantId tenant;
    private final JobId job;

    Deletion(JobFolder folder, ActiveJobs active, TenantId tenant, JobId job) {
        this.folder = folder;
        this.active = active;
        this.tenant = tenant;
        this.job = job;
    }

    /**
     * Takes a job that has ended out of the index of active jobs. One that was deleted meanwhile is cleared, and so put
     * there again: its entry may be what was just taken away.
     */
    void forgetEnded() {
        active.remove(job);
        if (folder.read(JobNames.TOMBSTONE).isPresent()) {
            clear();
        }
    }

    /** Deletes everything but the tombstone: the brief first, without which no event does anything. */
    void clear() {
        active.add(tenant, job);
        folder.delete(JobNames.BRIEF);
        Set<String> names = new TreeSet<>(folder.names());
        names.addAll(JobNames.TOP); // a list may be too old to show what was stored a moment ago
        names.remove(JobNames.TOMBSTONE);
        names.forEach(folder::delete);
    }

    /** Clears again, for the last time if nobody can have been at work on the job since its tombstone was written. */
    void finish(Duration silence) {
        clear();
        if (folder.read(JobNames.TOMBSTONE).map(StoredObject::age).orElse(silence).compareTo(silence) >= 0) {
            active.remove(job);
        }
    }
}
