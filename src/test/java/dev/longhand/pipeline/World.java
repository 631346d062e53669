package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Mode;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A store, a model and the processes that use them, for one scenario. */
final class World {
    static final int SECTIONS = 4;

    final ObjectStore store;
    final ScriptedStages stages = new ScriptedStages(SECTIONS);
    final OneProcess process;
    private final Mode mode;

    World(ObjectStore store) {
        this(store, Mode.AUTO);
    }

    /** A world in which documents are written so; in chapters they are two, of two sections each. */
    World(ObjectStore store, Mode mode) {
        this.store = store;
        this.mode = mode;
        stages.words = 1_250;
        this.process = processOn(store);
    }

    /** Another process, which takes all others for gone. */
    OneProcess processOn(ObjectStore itsStore) {
        return among(new OneProcess(itsStore, stages));
    }

    /** The same process, whose documents are written as this world's are. */
    OneProcess among(OneProcess one) {
        one.mode = mode.name();
        return one;
    }

    Job submit() {
        return process.submit();
    }

    /** Every call was made once, in the order of the plan, or of each chapter where those are written side by side. */
    void wasAskedOnceForEverything() {
        if (mode == Mode.CHAPTERS) {
            assertThat(stages.calls)
                    .containsExactlyInAnyOrderElementsOf(everyCallOnce())
                    .containsSubsequence("plan", "write 0", "write 1")
                    .containsSubsequence("plan", "write 2", "write 3");
        } else {
            assertThat(stages.calls).isEqualTo(everyCallOnce());
        }
    }

    List<String> everyCallOnce() {
        List<String> calls = new ArrayList<>(List.of("plan"));
        IntStream.range(0, SECTIONS).forEach(i -> calls.add("write " + i));
        return calls;
    }

    /** Carries the job on in a process that is killed at the change of this object. */
    void killAt(Job job, String object, boolean after) {
        OneProcess dying = processOn(new CrashingStore(store, object, after));
        dying.queue.add(StepEvent.first(OneProcess.TENANT, job.id()));
        assertThatThrownBy(dying::drain).isInstanceOf(CrashingStore.Crash.class);
        process.queue.clear();
    }

    /** Carries the job on in a process that is killed by the model's script. */
    void dies(Job job) {
        OneProcess dying = processOn(store);
        dying.queue.add(StepEvent.first(OneProcess.TENANT, job.id()));
        assertThatThrownBy(dying::drain).isInstanceOf(CrashingStore.Crash.class);
        process.queue.clear();
    }

    /** A new process takes up what is left. */
    void finish(Job job) {
        process.recover();
        isCompleted(job);
    }

    void isCompleted(Job job) {
        JobStatus status = process.jobs.status(OneProcess.TENANT, job.id());
        assertThat(status.state()).as(status.message()).isEqualTo(State.COMPLETED);
        assertThat(process.jobs.text(OneProcess.TENANT, job.id()))
                .isEqualTo("Section number 0.\n\nSection number 1.\n\nSection number 2.\n\nSection number 3.");
    }

    /** The job fails when this call fails so, and what was written before it stays readable. */
    void failsAt(String failing, Kind kind) {
        Job job = submit();
        stages.before = call -> {
            if (call.equals(failing)) {
                throw LonghandException.of(kind, "the reason");
            }
        };
        process.drain();
        JobStatus status = process.jobs.status(OneProcess.TENANT, job.id());
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.message()).isEqualTo("the reason");
        assertThat(process.jobs.text(OneProcess.TENANT, job.id())).contains("number 0", "number 1");
    }

    /** Cancels a job of its own before its nth change; false when it has fewer. */
    boolean cancelsAt(int change) {
        Job job = submit();
        process.queue.clear();
        CrashingStore watched = new CrashingStore(store, change, false);
        watched.instead = () -> process.control.cancel(OneProcess.TENANT, job.id());
        OneProcess writing = processOn(watched);
        writing.queue.add(StepEvent.first(OneProcess.TENANT, job.id()));
        try {
            writing.drain();
        } catch (LonghandException e) {
            assertThat(e.kind()).as("cancelled after the end").isEqualTo(Kind.CONFLICT);
        }
        State state = process.jobs.status(OneProcess.TENANT, job.id()).state();
        assertThat(state).isIn(State.CANCELLED, State.COMPLETED);
        assertThatThrownBy(() -> process.control.cancel(OneProcess.TENANT, job.id()))
                .hasMessageContaining("ended already");
        process.recover();
        return watched.reached();
    }

    /** Names of the job's objects. */
    List<String> names(Job job) {
        return folder(job.id()).names();
    }

    /** Nothing in the store is wrong. */
    void audit() {
        process.recover();
        Audit audit = new Audit(store, stages, TestHost.alone());
        for (JobId job : process.jobs.list(OneProcess.TENANT, "", 500)) {
            assertThat(audit.of(OneProcess.TENANT, job)).isEmpty();
        }
        assertThat(audit.indexed(OneProcess.TENANT)).isEmpty();
    }

    private JobFolder folder(JobId job) {
        return new JobFolder(store, new Identities(TestHost.alone()), OneProcess.TENANT, job);
    }
}
