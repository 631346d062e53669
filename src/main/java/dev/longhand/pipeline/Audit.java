package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.TenantId;
import dev.longhand.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a store against what the protocol promises: the chain of sections without a hole, one outcome, the document equal
 * to its sections, spending within the limit, nothing damaged, nothing forgotten, nothing left behind. It changes nothing.
 */
public final class Audit {
    private final ObjectStore store;
    private final Stages stages;
    private final Identities identities;

    /** An audit of the jobs in this store; the stages say what a document must be. */
    public Audit(ObjectStore store, Stages stages, Host host) {
        this.store = store;
        this.stages = stages;
        this.identities = new Identities(host);
    }

    /** What is wrong with a job; fails with {@code NOT_FOUND} when there is nothing of it. */
    public List<Finding> of(TenantId tenant, JobId job) {
        List<Finding> first = look(tenant, job);
        if (first.isEmpty()) {
            return first;
        }
        List<Finding> lasting = new ArrayList<>(look(tenant, job)); // a job under way is out of step for moments
        lasting.retainAll(first);
        return List.copyOf(lasting);
    }

    /** Ids of jobs that are in the index of active ones and have no folder, such as submissions that were killed. */
    public List<JobId> indexed(TenantId tenant) {
        List<JobId> jobs = new ArrayList<>();
        JobIndex.active(store).forEach(shard -> shard.forEach(entry -> {
            if (entry.tenant().equals(tenant)) {
                jobs.add(entry.job());
            }
        }));
        return jobs;
    }

    private List<Finding> look(TenantId tenant, JobId job) {
        JobFolder folder = new JobFolder(store, identities, tenant, job);
        boolean active = JobIndex.active(store, job).contains(job);
        FolderAudit audit = new FolderAudit(folder, folder.names());
        if (audit.isEmpty() && !active) {
            throw LonghandException.unknownJob(job);
        }
        return audit.findings(stages, active);
    }
}
