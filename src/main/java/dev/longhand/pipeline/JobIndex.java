package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * One shard of an index of jobs that a sweeper must look at. An entry is made before what must not be forgotten begins,
 * and removed after its end.
 */
final class JobIndex {
    private static final ObjectKey ACTIVE = new ObjectKey("index/active");
    private static final ObjectKey DELETED = new ObjectKey("index/deleted");
    private static final int PAGE = 1_000;

    private final ObjectStore store;
    private final ObjectKey shard;

    private JobIndex(ObjectStore store, ObjectKey shard) {
        this.store = store;
        this.shard = shard;
    }

    /** Where this job is while it has no outcome, from before its caller hears of it. */
    static JobIndex active(ObjectStore store, JobId job) {
        String value = job.value();
        return new JobIndex(store, ACTIVE.child(value.substring(value.length() - 1)));
    }

    /** All jobs without an outcome. */
    static List<JobIndex> active(ObjectStore store) {
        return store.children(ACTIVE, "", PAGE).stream()
                .map(name -> new JobIndex(store, ACTIVE.child(name)))
                .toList();
    }

    /** The jobs whose deletion began on this day. */
    static JobIndex deleted(ObjectStore store, LocalDate day) {
        return new JobIndex(store, DELETED.child(day.toString()));
    }

    /** The jobs whose deletion began before this day and may have left something. */
    static List<JobIndex> deletedBefore(ObjectStore store, LocalDate day) {
        return store.children(DELETED, "", PAGE).stream()
                .filter(name -> name.compareTo(day.toString()) < 0)
                .map(name -> new JobIndex(store, DELETED.child(name)))
                .toList();
    }

    /** An entry and the time since it was made. */
    record Entry(TenantId tenant, JobId job, Duration age) {}

    void add(TenantId tenant, JobId job) {
        store.create(shard.child(job.value()), tenant.value().getBytes(StandardCharsets.US_ASCII));
    }

    void remove(JobId job) {
        store.delete(shard.child(job.value()));
    }

    boolean contains(JobId job) {
        return store.read(shard.child(job.value())).isPresent();
    }

    /** Shows every entry. */
    void forEach(Consumer<Entry> action) {
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
}
