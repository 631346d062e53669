package dev.longhand.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.document.Document;
import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.Lane;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.document.TenantId;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one job: plain JSON and Markdown that a person can open. Each is created once; whoever comes second
 * adopts what is stored.
 */
final class JobFolder {
    private static final int FURTHER = 16;
    private static final int MOST_AT_ONCE = 512;
    private static final int READS = 3;
    private static final int PAGE = 1_000;

    private final ObjectStore store;
    private final Identities identities;
    private final ObjectKey folder;

    JobFolder(ObjectStore store, Identities identities, TenantId tenant, JobId job) {
        this.store = store;
        this.identities = identities;
        this.folder = new ObjectKey(tenant + "/" + job);
    }

    /** What a commit left in the store, and whether it is this caller's own. */
    record Committed<T>(T value, boolean mine) {}

    /** All that there is, read in one go if the step is the one that is missing. */
    Snapshot snapshot(int step) {
        int likely = Math.min(step, MOST_AT_ONCE);
        List<String> names = new ArrayList<>(List.of(JobNames.BRIEF, JobNames.PLAN));
        names.addAll(ends(likely));
        names.addAll(sections(0, likely));
        Map<String, StoredObject> found = find(names);
        Plan plan = parsed(found, JobNames.PLAN, Plan.class);
        List<Section> sections = plan == null ? List.of() : sections(found, plan, likely);
        Duration quiet = found.values().stream()
                .map(StoredObject::age)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        Snapshot snapshot = new Snapshot(
                parsed(found, JobNames.BRIEF, Job.class), age(found), quiet, false, null, plan, sections, step, false);
        return snapshot.with(found.containsKey(JobNames.TOMBSTONE), outcome(found), isClaimed(found, snapshot, likely));
    }

    /** The same with what others may have done since: ended, deleted or claimed the job. */
    Snapshot refresh(Snapshot snapshot) {
        int step = snapshot.missing().orElseThrow();
        Map<String, StoredObject> found = find(ends(step));
        return snapshot.with(found.containsKey(JobNames.TOMBSTONE), outcome(found), isClaimed(found, snapshot, step));
    }

    /** Whether the job has ended or was deleted. */
    boolean over() {
        return !find(List.of(JobNames.OUTCOME, JobNames.TOMBSTONE)).isEmpty();
    }

    /** Whether there is nothing to do for this step: it is stored, or the job is over. */
    boolean settled(int step) {
        return !find(List.of(JobNames.OUTCOME, JobNames.TOMBSTONE, JobNames.result(step))).isEmpty();
    }

    Optional<String> document() {
        return store.read(key(JobNames.DOCUMENT))
                .map(object -> new String(object.content(), StandardCharsets.UTF_8));
    }

    Optional<StoredObject> read(String name) {
        return store.read(key(name));
    }

    List<Optional<StoredObject>> readAll(List<String> names) {
        return store.readAll(names.stream().map(this::key).toList());
    }

    Committed<Job> commit(Job job) {
        return commit(JobNames.BRIEF, job, Job.class);
    }

    Committed<Plan> commit(Plan plan) {
        return commit(JobNames.PLAN, plan, Plan.class);
    }

    Committed<Section> commit(Section section) {
        return commit(JobNames.section(section.index()), section, Section.class);
    }

    Committed<Outcome> commit(Outcome outcome) {
        return commit(JobNames.OUTCOME, outcome, Outcome.class);
    }

    /** Stores the document and its manifest; assembly is repeatable, so a second time changes nothing. */
    void commit(Document document, Manifest manifest) {
        store.create(key(JobNames.DOCUMENT), document.markdown().getBytes(StandardCharsets.UTF_8));
        commit(JobNames.MANIFEST, manifest, Manifest.class);
    }

    /** Stores the value if nothing is there, and gives back what is stored. */
    <T> Committed<T> commit(String name, T value, Class<T> type) {
        ObjectKey key = key(name);
        String commitId = identities.next();
        ObjectNode json = Json.tree(value).put("commitId", commitId);
        if (store.create(key, Json.bytes(json)) == Creation.CREATED) {
            return new Committed<>(value, true);
        }
        return adopted(key, commitId, type);
    }

    /** What is stored under the key, by this caller's earlier try or another's; fetched again when its way cut it. */
    private <T> Committed<T> adopted(ObjectKey key, String commitId, Class<T> type) {
        for (int tries = 1; ; tries++) {
            byte[] stored = store.read(key).orElseThrow(() -> vanished(key)).content();
            try {
                return new Committed<>(
                        Json.read(key, stored, type), Json.commitId(key, stored).equals(commitId));
            } catch (LonghandException e) {
                if (e.kind() != Kind.CORRUPT || tries == READS) {
                    throw e;
                }
            }
        }
    }

    /** The value in an object; one that cannot be read may have been cut on its way and is fetched again. */
    <T> T parse(String name, StoredObject object, Class<T> type) {
        byte[] content = object.content();
        for (int tries = 1; ; tries++) {
            try {
                return Json.read(key(name), content, type);
            } catch (LonghandException e) {
                if (e.kind() != Kind.CORRUPT || tries == READS) {
                    throw e;
                }
                content = read(name).orElse(object).content();
            }
        }
    }

    /** Names of all objects, as far as a list tells. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        collect("", names);
        return names;
    }

    void delete(String name) {
        store.delete(key(name));
    }

    private void collect(String parent, List<String> names) {
        String after = "";
        List<String> page;
        do {
            page = store.children(parent.isEmpty() ? folder : key(parent), after, PAGE);
            for (String child : page) {
                String name = parent.isEmpty() ? child : parent + "/" + child;
                if (JobNames.isObject(child)) {
                    names.add(name);
                } else {
                    collect(name, names);
                }
                after = child;
            }
        } while (page.size() == PAGE);
    }

    /** The sections of each lane up to its first hole; those after the first so many are still to be found. */
    private List<Section> sections(Map<String, StoredObject> found, Plan plan, int known) {
        int planned = plan.sections().size();
        if (plan.laneStarts().size() > 1 && known < planned) {
            found.putAll(find(sections(known, planned)));
            return sections(found, plan, planned);
        }
        List<Section> sections = new ArrayList<>();
        plan.lanes().forEach(lane -> collect(found, lane, known, sections));
        return sections;
    }

    private void collect(Map<String, StoredObject> found, Lane lane, int known, List<Section> sections) {
        for (int i = lane.first(); i < lane.end(); i++) {
            if (i >= known && (i - known) % FURTHER == 0) {
                found.putAll(find(sections(i, Math.min(i + FURTHER, lane.end()))));
            }
            Section section = parsed(found, JobNames.section(i), Section.class);
            if (section == null) {
                break;
            }
            sections.add(section);
        }
    }

    private static List<String> sections(int from, int to) {
        return IntStream.range(from, to).mapToObj(JobNames::section).toList();
    }

    private static List<String> ends(int step) {
        return List.of(JobNames.TOMBSTONE, JobNames.OUTCOME, JobNames.claim(step, 0));
    }

    /** Whether the missing step was claimed, or it is another one than was looked for. */
    private static boolean isClaimed(Map<String, StoredObject> found, Snapshot snapshot, int looked) {
        return found.containsKey(JobNames.claim(looked, 0))
                || snapshot.missing().filter(missing -> missing != looked).isPresent();
    }

    private @Nullable Outcome outcome(Map<String, StoredObject> found) {
        return parsed(found, JobNames.OUTCOME, Outcome.class);
    }

    private static Duration age(Map<String, StoredObject> found) {
        StoredObject brief = found.get(JobNames.BRIEF);
        return brief == null ? Duration.ZERO : brief.age();
    }

    private <T> @Nullable T parsed(Map<String, StoredObject> found, String name, Class<T> type) {
        StoredObject object = found.get(name);
        return object == null ? null : parse(name, object, type);
    }

    private Map<String, StoredObject> find(List<String> names) {
        List<Optional<StoredObject>> objects = readAll(names);
        Map<String, StoredObject> found = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            objects.get(i).ifPresent(object -> found.put(name, object));
        }
        return found;
    }

    ObjectKey key(String name) {
        return new ObjectKey(folder + "/" + name);
    }

    private static LonghandException vanished(ObjectKey key) {
        return LonghandException.of(Kind.STORE_UNAVAILABLE, "%s exists and cannot be read back".formatted(key));
    }
}
