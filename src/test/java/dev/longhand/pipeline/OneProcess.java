package dev.longhand.pipeline;

import java.time.Duration;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.TenantId;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.store.ObjectStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One process over a store: its queue dies with it, the store does not. Single-threaded, so that a test can repeat it. */
final class OneProcess implements EventSink {
    static final TenantId TENANT = TenantId.LOCAL;

    final Deque<StepEvent> queue = new ArrayDeque<>();
    final List<PipelineEvent> seen = new ArrayList<>();
    final List<DocumentEnded> ends = new ArrayList<>();
    final StepHandler steps;
    final Submission submission;
    final Jobs jobs;
    int failing;
    String mode = "auto";
    final JobControl control;
    final Sweeper sweeper;

    OneProcess(ObjectStore store, Stages stages) {
        this(store, stages, Duration.ZERO, TestHost.alone());
    }

    /** A process on this host whose deliveries go on with further steps for so long. */
    OneProcess(ObjectStore store, Stages stages, Duration goOn, Host host) {
        Steps performing = new Steps(store, stages, seen::add, host, StepSettings.ofLease(Duration.ofMinutes(10)));
        this.steps = new StepHandler(performing, this, seen::add, goOn);
        this.submission = new Submission(store, queue::add, host);
        this.jobs = new Jobs(store, stages, host);
        this.control = new JobControl(store, host);
        this.sweeper = new Sweeper(store, queue::add, host);
    }

    @Override
    public void announce(DocumentEnded event) {
        ends.add(event);
    }

    @Override
    public void publish(StepEvent event) {
        if (failing > 0) {
            failing--;
            throw LonghandException.of(Kind.STORE_UNAVAILABLE, "the broker is away");
        }
        queue.add(event);
    }

    Job submit() {
        return submit(Limits.NONE);
    }

    Job submit(Limits limits) {
        return submission.submit(TENANT, request("Write about rivers.", limits), "scripted");
    }

    private DocumentRequest request(String instruction, Limits limits) {
        return new DocumentRequest(instruction, null, null, mode, null, null, null, null, limits);
    }

    Job submit(String key, String instruction) {
        return submission.submit(TENANT, request(instruction, Limits.NONE), "scripted", key);
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
        sweeper.sweep(Duration.ZERO);
        drain();
    }
}
