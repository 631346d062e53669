package dev.longhand.pipeline;

import dev.longhand.document.LonghandException;
import dev.longhand.event.StepEvent;
import dev.longhand.store.ObjectStore;
import java.time.Duration;

/**
 * Carries out the steps of jobs: look in the store, claim the one thing that is missing, do it, commit it, say what is
 * next. An event that comes twice, late or out of order costs reads and nothing else. Safe for many threads.
 */
public final class Steps {
    private final ObjectStore store;
    private final StepWork.Tools tools;
    private final Identities identities;

    /** Steps over this store. */
    public Steps(ObjectStore store, Stages stages, PipelineObserver observer, Host host, StepSettings settings) {
        this.store = store;
        this.tools = new StepWork.Tools(stages, observer, host, settings);
        this.identities = new Identities(host);
    }

    /**
     * Does the event's step if it is the one that is missing, and goes on with those after it until {@code goOn} has
     * passed. The event is to be acknowledged only when this has returned: should the process be killed, its redelivery
     * is what goes on. Fails only with what may go away by itself or needs an operator; whatever ends the job is its
     * outcome.
     */
    public Progress perform(StepEvent event, Duration goOn) {
        ObjectStore patient =
                new PatientStore(store, tools.host(), tools.settings().slack());
        JobFolder folder = new JobFolder(patient, identities, event.tenant(), event.job());
        Endings endings = new Endings(folder, patient, tools.observer(), event);
        Ticker ticker = tools.host().ticker();
        long began = ticker.nanos();
        try {
            Snapshot snapshot = folder.snapshot(event.step());
            return new Invocation(event, folder, work(folder, event), endings, ticker, began).run(snapshot, goOn);
        } catch (LonghandException e) {
            return endings.fail(e);
        }
    }

    private StepWork work(JobFolder folder, StepEvent event) {
        JobFolder watched = new JobFolder(store, identities, event.tenant(), event.job());
        return new StepWork(folder, watched, new Claims(folder, tools.host().claimant()), tools);
    }
}
