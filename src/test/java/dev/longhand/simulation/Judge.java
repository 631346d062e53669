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
                world.fail("I4: job %s has no outcome, after %s".formatted(job.id(), new TreeSet<>(job.created())));
            }
        }
    }

    /** A job that waits lets the step that is under way come to its end, and begins no other. */
    private void waiting(JobRecord job) {
        long since = world.callers().stream()
                .filter(caller -> caller.job() != null && caller.job().value().equals(job.id()))
                .mapToLong(Caller::waits)
                .min()
                .orElse(Long.MAX_VALUE);
        long steps = job.calls().stream()
                .filter(call -> call.began > since)
                .mapToInt(call -> call.step)
                .distinct()
                .count();
        if (steps > 1) {
            world.fail("a paused job went on for %d steps".formatted(steps));
        }
    }

    private boolean mayWait(JobRecord job) {
        return world.callers().stream()
                .anyMatch(caller -> caller.pauses() && caller.job() != null && caller.job().value().equals(job.id()));
    }

    /** Everything else that can be seen at the end. */
    void inspect() {
        Map<String, byte[]> contents = world.store().contents();
        for (JobRecord job : world.ledger().jobs().values()) {
            waiting(job);
            if (job.deleted() && world.scenario().sweeps()) {
                onlyTombstone(job, contents.keySet());
            } else if (!job.deleted() && job.ended()) {
                new Verdict(world, job).check(contents);
            }
        }
        if (world.scenario().sweeps()) {
            markers(contents.keySet());
        }
        // An audit of the store's own, by production code, has its place here: inspect(store, job) for each job.
    }

    /** What a worker writes that was frozen past its lease can be missed by a list that is old, too. */
    private void onlyTombstone(JobRecord job, Set<String> keys) {
        long late = job.created("tombstone.json") + World.LEASE;
        for (String key : keys) {
            int folder = key.indexOf(job.id() + "/");
            if (folder >= 0 && !key.endsWith("/tombstone.json") && job.created(name(key, job)) < late) {
                world.fail("deleted, but %s is left".formatted(key));
            }
        }
    }

    private static String name(String key, JobRecord job) {
        return key.substring(key.indexOf(job.id()) + job.id().length() + 1);
    }

    private void markers(Set<String> keys) {
        for (String key : keys) {
            if (key.startsWith("index/active/") && world.ledger().job(key.substring(key.length() - 26)).ended()) {
                world.fail("I8: %s is left".formatted(key));
            }
        }
    }
}
