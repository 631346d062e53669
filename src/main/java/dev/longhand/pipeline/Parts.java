package dev.longhand.pipeline;

import dev.longhand.document.LonghandException;
import dev.longhand.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * What the model says under one claim, stored part by part while it writes, so that a process that is killed loses
 * seconds of an answer. Parts are numbered and read by name; they save tokens, and safety never depends on them.
 */
final class Parts {
    private static final Logger LOG = Logger.getLogger(Parts.class);
    private static final int AT_ONCE = 8;

    private final JobFolder folder;
    private final int step;
    private final int number;
    private int next;

    Parts(JobFolder folder, int step, int number) {
        this.folder = folder;
        this.step = step;
        this.number = number;
    }

    /** One part as it is stored. */
    record Part(String text) {}

    /** Stores the next part; one that cannot be stored is the last of them, for no later one may leave a hole. */
    void add(String text) {
        if (next < 0) {
            return;
        }
        try {
            folder.commit(JobNames.draft(step, number, next), new Part(text), Part.class);
            next++;
        } catch (LonghandException e) {
            LOG.infof("step %d keeps no more of its answer while it is written: %s", step, e.getMessage());
            next = -1;
        }
    }

    /** All that was stored, up to the first part that is missing. */
    String text() {
        StringBuilder text = new StringBuilder();
        int read;
        do {
            read = next;
            read(text);
        } while (next == read + AT_ONCE);
        return text.toString();
    }

    private void read(StringBuilder text) {
        List<String> names = IntStream.range(next, next + AT_ONCE)
                .mapToObj(part -> JobNames.draft(step, number, part))
                .toList();
        List<Optional<StoredObject>> objects = folder.readAll(names);
        for (int i = 0; i < objects.size() && objects.get(i).isPresent(); i++) {
            text.append(folder.parse(names.get(i), objects.get(i).get(), Part.class).text());
            next++;
        }
    }
}
