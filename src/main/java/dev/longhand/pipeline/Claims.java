package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Usage;
import dev.longhand.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The claims of one job's steps. They save calls to the model; safety never depends on them. Whether one still holds is
 * judged by the store's clock, and all are read by name, never listed: a list may be old.
 */
final class Claims {
    private static final Logger LOG = Logger.getLogger(Claims.class);
    private static final int AT_ONCE = 4;
    private static final int FIRST_SECTION = 1;

    private final JobFolder folder;
    private final Claimant claimant;

    Claims(JobFolder folder, Claimant claimant) {
        this.folder = folder;
        this.claimant = claimant;
    }

    /** A claim as it is stored, with its release when it has one. */
    private record Entry(Claim claim, Duration age, Optional<Released> released) {
        Duration left() {
            return claim.lease().minus(age);
        }

        /** Time since the claim was made or given back. */
        Duration quiet() {
            return released.map(Released::age).orElse(age);
        }
    }

    private record Released(Release release, Duration age) {}

    /** Whose turn the step is. */
    Turn turn(int step) {
        List<Entry> entries = entries(step);
        if (entries.isEmpty()) {
            return new Turn.Free(0, Attempts.NONE);
        }
        Entry newest = entries.getLast();
        if (newest.released().isPresent() || !holds(newest)) {
            return new Turn.Free(entries.size(), attempts(step, entries));
        }
        return newest.claim().isPause() ? new Turn.Paused(entries.size() - 1) : new Turn.Busy(newest.left());
    }

    /** Whose turn an open step of the job is: a pause at the first section holds every lane that has not begun. */
    Turn turn(Snapshot snapshot, int step) {
        Turn turn = turn(step);
        boolean begins = turn instanceof Turn.Free && snapshot.beginsLane(step);
        return begins && turn(FIRST_SECTION) instanceof Turn.Paused paused ? paused : turn;
    }

    /** What attempts at a step that is not stored have cost and may still cost. */
    Cost spent(int step) {
        return entries(step).stream()
                .map(entry -> entry.released().map(released -> released.release().cost()).orElseGet(() -> lost(entry.claim())))
                .reduce(Cost.NONE, Cost::plus);
    }

    /** Time since anything happened to the step's claims; empty when there are none. */
    Optional<Duration> quiet(int step) {
        return entries(step).stream().map(Entry::quiet).min(Duration::compareTo);
    }

    /** Claims the step under this number; false when somebody else did. */
    boolean take(int step, int number, Claim claim) {
        return folder.commit(JobNames.claim(step, number), claim, Claim.class).mine();
    }

    /** Gives a claim back. A release that is lost costs waiting for the lease, so it never fails. */
    void release(int step, int number, Release release) {
        boolean interrupted = Thread.interrupted(); // files cannot be written by an interrupted thread
        try {
            folder.commit(JobNames.release(step, number), release, Release.class);
        } catch (LonghandException e) {
            LOG.infof("step %d keeps its claim until the lease is over: %s", step, e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends a pause. */
    void resume(int step, int number) {
        folder.commit(JobNames.release(step, number), Release.resumed(), Release.class);
    }

    private boolean holds(Entry entry) {
        Claim claim = entry.claim();
        return claim.isPause()
                || (entry.left().isPositive() && !claimant.gone(claim.owner()));
    }

    private Attempts attempts(int step, List<Entry> entries) {
        Attempts attempts = Attempts.NONE;
        for (int number = 0; number < entries.size(); number++) {
            Entry entry = entries.get(number);
            Optional<Released> released = entry.released();
            attempts = released.isPresent()
                    ? released.get().release().after(attempts)
                    : attempts.plusCut(new Parts(folder, step, number).text(), lost(entry.claim()));
        }
        return attempts;
    }

    /** What an attempt may have used whose end nobody recorded. */
    private static Cost lost(Claim claim) {
        return new Cost(0, Usage.NONE, claim.tokens());
    }

    private List<Entry> entries(int step) {
        List<Entry> entries = new ArrayList<>();
        int before;
        do {
            before = entries.size();
            read(step, entries);
        } while (entries.size() == before + AT_ONCE);
        return entries;
    }

    private void read(int step, List<Entry> entries) {
        List<String> names = new ArrayList<>();
        for (int number = entries.size(); number < entries.size() + AT_ONCE; number++) {
            names.add(JobNames.claim(step, number));
            names.add(JobNames.release(step, number));
        }
        List<Optional<StoredObject>> objects = folder.readAll(names);
        for (int i = 0; i < objects.size() && objects.get(i).isPresent(); i += 2) {
            StoredObject claim = objects.get(i).get();
            entries.add(new Entry(
                    folder.parse(names.get(i), claim, Claim.class), claim.age(), released(names.get(i + 1), objects.get(i + 1))));
        }
    }

    private Optional<Released> released(String name, Optional<StoredObject> object) {
        return object.map(stored -> new Released(folder.parse(name, stored, Release.class), stored.age()));
    }
}
