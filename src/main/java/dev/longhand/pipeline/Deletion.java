package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a job's objects away. The tombstone is written first and stays, so that a late event, a late commit or a caller
 * who asks again starts nothing anew; what a late commit leaves is cleared when the tombstone is met again.
 */
final class Deletion {
    private final JobFolder folder;
    private final ActiveJobs active;
    private final JobId job;

    Deletion(JobFolder folder, ActiveJobs active, JobId job) {
        this.folder = folder;
        this.active = active;
        this.job = job;
    }

    /** Deletes everything but the tombstone: the brief first, without which no event does anything. */
    void clear() {
        folder.delete(JobNames.BRIEF);
        List<String> names = new ArrayList<>(folder.names());
        names.remove(JobNames.TOMBSTONE);
        names.forEach(folder::delete);
        active.remove(job);
    }
}
