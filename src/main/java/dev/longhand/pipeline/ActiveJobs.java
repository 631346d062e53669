package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The index of jobs that have no outcome yet. An entry is made before the caller hears of the job and removed after its
 * outcome, so that no accepted job is ever forgotten.
 */
public final class ActiveJobs {
    private static final ObjectKey INDEX = new ObjectKey("index/active");
    private static final int PAGE = 1_000;

    private final ObjectStore store;

    /** The index in this store. */
    public ActiveJobs(ObjectStore store) {
        this.store = store;
    }

    void add(TenantId tenant, JobId job) {
        store.create(key(job), tenant.value().getBytes(StandardCharsets.US_ASCII));
    }

    void remove(JobId job) {
        store.delete(key(job));
    }

    /** Publishes an event for every active job: what a process does that starts after another one ended. */
    public void republish(EventSink sink) {
        for (String shard : store.children(INDEX, "", PAGE)) {
            republish(INDEX.child(shard), sink);
        }
    }

    private void republish(ObjectKey shard, EventSink sink) {
        String after = "";
        List<String> page;
        do {
            page = store.children(shard, after, PAGE);
            for (String name : page) {
                if (JobId.isValid(name)) {
                    store.read(shard.child(name)).ifPresent(entry -> sink.publish(first(name, entry.content())));
                }
                after = name;
            }
        } while (page.size() == PAGE);
    }

    private static StepEvent first(String job, byte[] tenant) {
        return StepEvent.first(new TenantId(new String(tenant, StandardCharsets.US_ASCII)), new JobId(job));
    }

    private static ObjectKey key(JobId job) {
        return INDEX.child(job.value().substring(job.value().length() - 1)).child(job.value());
    }
}
