package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The index of jobs that have no outcome yet. An entry is made before the caller hears of the job and removed after its
 * outcome, so that no accepted job is ever forgotten.
 */
final class ActiveJobs {
    private static final ObjectKey INDEX = new ObjectKey("index/active");
    private static final int PAGE = 1_000;

    private final ObjectStore store;

    /** The index in this store. */
    ActiveJobs(ObjectStore store) {
        this.store = store;
    }

    /** An entry and the time since it was made. */
    record Entry(TenantId tenant, JobId job, Duration age) {}

    void add(TenantId tenant, JobId job) {
        store.create(key(job), tenant.value().getBytes(StandardCharsets.US_ASCII));
    }

    void remove(JobId job) {
        store.delete(key(job));
    }

    boolean contains(JobId job) {
        return store.read(key(job)).isPresent();
    }

    /** Shows every entry. */
    void forEach(Consumer<Entry> action) {
        for (String shard : store.children(INDEX, "", PAGE)) {
            forEach(INDEX.child(shard), action);
        }
    }

    private void forEach(ObjectKey shard, Consumer<Entry> action) {
        String after = "";
        List<String> page;
        do {
            page = store.children(shard, after, PAGE);
            for (String name : page) {
                if (JobId.isValid(name)) {
                    store.read(shard.child(name)).ifPresent(object -> action.accept(entry(name, object)));
                }
                after = name;
            }
        } while (page.size() == PAGE);
    }

    private static Entry entry(String job, StoredObject object) {
        String tenant = new String(object.content(), StandardCharsets.US_ASCII);
        return new Entry(new TenantId(tenant), new JobId(job), object.age());
    }

    private static ObjectKey key(JobId job) {
        return INDEX.child(job.value().substring(job.value().length() - 1)).child(job.value());
    }
}
