package dev.longhand.pipeline;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Finds the jobs that nobody is at work on, because an event was lost or a process was killed, and announces them again.
 * Any number of sweepers may run at once: an event too many costs reads and nothing else.
 */
public final class Sweeper {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    /** A submission that was killed before its brief may be repeated by its caller for so long. */
    private static final Duration ORPHAN = Duration.ofDays(1);

    private final ObjectStore store;
    private final EventSink sink;
    private final Host host;
    private final Identities identities;

    /** A sweeper over this store; jobs are announced to the sink. */
    public Sweeper(ObjectStore store, EventSink sink, Host host) {
        this.store = store;
        this.sink = sink;
        this.host = host;
        this.identities = new Identities(host);
    }

    /**
     * Announces every job without an outcome, in each lane in which nothing has happened for so long and which nobody
     * holds. One that
     * cannot be looked at is logged and left for the next time.
     *
     * @param silence {@link StepSettings#silence()}; zero at the start of a process whose queue died with the last one
     * @return how many jobs were announced
     */
    public int sweep(Duration silence) {
        Deletion.due(store, host.clock().instant()).forEach(shard -> shard.forEach(entry -> clear(shard, entry)));
        AtomicInteger announced = new AtomicInteger();
        JobIndex.active(store).forEach(shard -> shard.forEach(entry -> {
            List<StepEvent> due = guardedDue(entry, silence);
            due.forEach(sink::publish);
            announced.addAndGet(due.isEmpty() ? 0 : 1);
        }));
        return announced.get();
    }

    private void clear(JobIndex shard, JobIndex.Entry entry) {
        try {
            deletion(entry).goOn();
            shard.remove(entry.job());
        } catch (LonghandException e) {
            LOG.warnf("job %s is not wholly deleted yet: %s", entry.job(), e.getMessage());
        }
    }

    private List<StepEvent> guardedDue(JobIndex.Entry entry, Duration silence) {
        try {
            return due(entry, silence);
        } catch (LonghandException e) {
            LOG.warnf("job %s cannot be looked at: %s", entry.job(), e.getMessage());
            return e.kind() == Kind.CORRUPT ? List.of(first(entry)) : List.of(); // its step ends it as failed
        }
    }

    private List<StepEvent> due(JobIndex.Entry entry, Duration silence) {
        if (entry.age().compareTo(silence) < 0) {
            return List.of();
        }
        JobFolder folder = folder(entry);
        Snapshot snapshot = folder.snapshot(0);
        if (snapshot.deleted()) {
            deletion(entry).clear();
            return List.of();
        }
        if (snapshot.existing().isEmpty()) {
            forget(entry);
            return List.of();
        }
        if (snapshot.end().isPresent()) {
            deletion(entry).forgetEnded();
            return List.of();
        }
        return snapshot.open().stream()
                .filter(step -> isQuiet(folder, snapshot, step, silence))
                .map(step -> first(entry).at(step))
                .toList();
    }

    private JobFolder folder(JobIndex.Entry entry) {
        return new JobFolder(store, identities, entry.tenant(), entry.job());
    }

    private Deletion deletion(JobIndex.Entry entry) {
        return new Deletion(folder(entry), store, entry.tenant(), entry.job());
    }

    private static StepEvent first(JobIndex.Entry entry) {
        return StepEvent.first(entry.tenant(), entry.job());
    }

    private void forget(JobIndex.Entry entry) {
        if (entry.age().compareTo(ORPHAN) > 0) {
            JobIndex.active(store, entry.job()).remove(entry.job());
        }
    }

    private boolean isQuiet(JobFolder folder, Snapshot snapshot, int step, Duration silence) {
        Claims claims = new Claims(folder, host.claimant());
        Duration quiet = claims.quiet(step).orElse(snapshot.quiet());
        return quiet.compareTo(silence) >= 0 && claims.turn(snapshot, step) instanceof Turn.Free;
    }
}
