package dev.longhand.simulation;

import dev.longhand.document.JobId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at what a schedule left behind. */
final class Judge {
    private final World world;

    Judge(World world) {
        this.world = world;
    }

    /** I4: the faults stopped long ago, so every job has its outcome, is deleted, or waits for a person. */
    void settled() {
        for (Caller caller : world.callers()) {
            JobId id = caller.job();
            if (id == null && world.scenario().orders().get(world.callers().indexOf(caller)).keyed()) {
                world.fail("I4: a caller got no answer");
            }
        }
        for (JobRecord job : world.ledger().jobs().values()) {
            if (job.has("brief.json") && !job.ended() && !mayWait(job)) {
                world.fail("I4: job %s has no outcome, after %s", job.id(), new TreeSet<>(job.created()));
            }
        }
    }

    private boolean mayWait(JobRecord job) {
        return world.callers().stream()
                .anyMatch(caller -> caller.paused() && caller.job() != null && caller.job().value().equals(job.id()));
    }

    /** Everything else that can be seen at the end. */
    void inspect() {
        Map<String, byte[]> contents = world.store().contents();
        for (JobRecord job : world.ledger().jobs().values()) {
            if (job.deleted()) {
                onlyTombstone(job, contents.keySet());
            } else if (job.ended()) {
                new Verdict(world, job).check(contents);
            }
        }
        markers(contents.keySet());
        // An audit of the store's own, by production code, has its place here: inspect(store, job) for each job.
    }

    private void onlyTombstone(JobRecord job, Set<String> keys) {
        for (String key : keys) {
            if (key.contains(job.id() + "/") && !key.endsWith("/tombstone.json")) {
                world.fail("deleted, but %s is left", key);
            }
        }
    }

    private void markers(Set<String> keys) {
        for (String key : keys) {
            if (key.startsWith("index/active/") && world.ledger().job(key.substring(key.length() - 26)).ended()) {
                world.fail("I8: %s is left", key);
            }
        }
    }
}
