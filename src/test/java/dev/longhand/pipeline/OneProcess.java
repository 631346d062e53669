package dev.longhand.pipeline;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.TenantId;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.store.ObjectStore;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** One process over a store: its queue dies with it, the store does not. Single-threaded, so that a test can repeat it. */
final class OneProcess {
    static final TenantId TENANT = TenantId.LOCAL;

    final Deque<StepEvent> queue = new ArrayDeque<>();
    final List<PipelineEvent> seen = new ArrayList<>();
    final StepHandler steps;
    final Submission submission;
    final Jobs jobs;
    private final ObjectStore store;

    OneProcess(ObjectStore store, Stages stages) {
        this.store = store;
        Steps performing = new Steps(store, stages, seen::add, InstantSource.system());
        this.steps = new StepHandler(performing, queue::add, seen::add);
        this.submission = new Submission(store, queue::add, InstantSource.system(), new Random(1));
        this.jobs = new Jobs(store, stages);
    }

    Job submit() {
        return submission.submit(TENANT, DocumentRequest.of("Write about rivers."), "scripted");
    }

    Job submit(String key, String instruction) {
        return submission.submit(TENANT, DocumentRequest.of(instruction), "scripted", key);
    }

    /** Delivers events in order until none is left; a postponed one is given up. */
    void drain() {
        while (!queue.isEmpty()) {
            steps.handle(queue.remove());
        }
    }

    /** Delivers one event and says what became of it. */
    Delivery deliver(StepEvent event) {
        return steps.handle(event);
    }

    /** What a new process does first. */
    void recover() {
        new ActiveJobs(store).republish(queue::add);
        drain();
    }
}
