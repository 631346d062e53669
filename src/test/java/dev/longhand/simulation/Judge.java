package dev.longhand.simulation;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.Audit;
import dev.longhand.pipeline.Finding;
import dev.longhand.pipeline.Host;
import dev.longhand.store.MemoryObjectStore;
import dev.longhand.store.ObjectKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at what a schedule left behind. */
final class Judge {
    private static final int AUDITED = 4;

    private final World world;

    Judge(World world) {
        this.world = world;
    }

    /** I4: the faults stopped long ago, so every job has its outcome, is deleted, or waits for a person. */
    void settled() {
        if (world.callers().stream().anyMatch(Caller::unanswered)) {
            world.fail("I4: a caller got no answer");
        }
        for (JobRecord job : world.ledger().jobs().values()) {
            if (job.has("brief.json") && !job.ended() && !mayWait(job)) {
                world.fail("I4: job %s has no outcome, after %s".formatted(job.id(), new TreeSet<>(job.created())));
            }
        }
    }

    /** A job that waits lets the step that is under way in each lane come to its end, and begins no other. */
    private void waiting(JobRecord job) {
        long since = world.callers().stream()
                .filter(caller -> caller.job() != null && caller.job().value().equals(job.id()))
                .mapToLong(Caller::waits)
                .min()
                .orElse(Long.MAX_VALUE);
        Map<Integer, Set<Integer>> steps = job.calls().stream()
                .filter(call -> call.began > since)
                .collect(Collectors.groupingBy(
                        call -> job.laneOf(call.step), Collectors.mapping(call -> call.step, Collectors.toSet())));
        if (steps.values().stream().anyMatch(ofLane -> ofLane.size() > 1)) {
            world.fail("a paused job went on: %s".formatted(steps));
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
            if (!job.deleted()) {
                waiting(job);
            }
            if (job.deleted() && world.scenario().sweeps()) {
                onlyTombstone(job, contents.keySet());
            } else if (!job.deleted() && job.ended()) {
                new Verdict(world, job).check(contents);
            }
        }
        if (world.scenario().sweeps()) {
            markers(contents.keySet());
        }
        if (world.scenario().seed() % AUDITED == 0 && world.scenario().sweeps()) {
            audit();
        }
    }

    private void onlyTombstone(JobRecord job, Set<String> keys) {
        for (String key : keys) {
            int folder = key.indexOf(job.id() + "/");
            String name = folder < 0 ? "" : key.substring(folder + job.id().length() + 1);
            if (folder >= 0 && !name.equals("tombstone.json")) {
                world.fail("deleted, but %s is left".formatted(name));
            }
        }
    }

    /** The product's own audit, of a store that is at rest. */
    private void audit() {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        MemoryObjectStore copy = new MemoryObjectStore(clock);
        world.store().contents().forEach((key, content) -> copy.create(new ObjectKey(key), content));
        Host host = new Life(world, "auditor", 0).host();
        for (JobRecord job : world.ledger().jobs().values()) {
            if (job.has("brief.json") && !job.deleted()) {
                List<Finding> findings =
                        new Audit(copy, world.stages(), host).of(TenantId.LOCAL, new JobId(job.id()));
                if (!findings.isEmpty()) {
                    world.fail("the audit finds %s".formatted(findings));
                }
            }
        }
    }

    private void markers(Set<String> keys) {
        for (String key : keys) {
            if ((key.startsWith("index/deleted/") || key.startsWith("index/active/")) && world.ledger().job(key.substring(key.length() - 26)).ended()) {
                world.fail("I8: %s is left".formatted(key));
            }
        }
    }
}
