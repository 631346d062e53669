package dev.longhand.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.document.Document;
import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.document.TenantId;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of one job: plain JSON and Markdown that a person can open. Each is created once; whoever comes second
 * adopts what is stored.
 */
final class JobFolder {
    /** Name of the assembled text. */
    static final String DOCUMENT = "document.md";

    private static final int WRITE_TRIES = 5;

    private final ObjectStore store;
    private final ObjectKey folder;

    JobFolder(ObjectStore store, TenantId tenant, JobId job) {
        this.store = store;
        this.folder = new ObjectKey(tenant + "/" + job);
    }

    /** What a commit left in the store, and whether it is this caller's own. */
    record Committed<T>(T value, boolean mine) {}

    Optional<Job> job() {
        return read("brief.json", Job.class);
    }

    Optional<Plan> plan() {
        return read("plan.json", Plan.class);
    }

    Optional<Outcome> outcome() {
        return read("outcome.json", Outcome.class);
    }

    Optional<String> document() {
        return store.read(folder.child(DOCUMENT))
                .map(object -> new String(object.content(), StandardCharsets.UTF_8));
    }

    /** The sections from the first one up to the first that is missing. */
    Manuscript manuscript(Job job, Plan plan) {
        List<Section> sections = new ArrayList<>();
        while (sections.size() < plan.sections().size()) {
            Optional<Section> section = read(sectionName(sections.size()), Section.class);
            if (section.isEmpty()) {
                break;
            }
            sections.add(section.get());
        }
        return new Manuscript(job.brief(), plan, sections);
    }

    Committed<Job> commit(Job job) {
        return commit("brief.json", job, Job.class);
    }

    Committed<Plan> commit(Plan plan) {
        return commit("plan.json", plan, Plan.class);
    }

    Committed<Section> commit(Section section) {
        return commit(sectionName(section.index()), section, Section.class);
    }

    Committed<Outcome> commit(Outcome outcome) {
        return commit("outcome.json", outcome, Outcome.class);
    }

    /** Stores the document and its manifest; assembly is repeatable, so a second time changes nothing. */
    void commit(Document document, Manifest manifest) {
        create(folder.child(DOCUMENT), document.markdown().getBytes(StandardCharsets.UTF_8));
        commit("manifest.json", manifest, Manifest.class);
    }

    private static String sectionName(int index) {
        return "sections/%05d.json".formatted(index);
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        ObjectKey key = folder.child(name);
        return store.read(key).map(object -> Json.read(key, object.content(), type));
    }

    private <T> Committed<T> commit(String name, T value, Class<T> type) {
        ObjectKey key = folder.child(name);
        String commitId = Identities.next();
        ObjectNode json = Json.tree(value).put("commitId", commitId);
        if (create(key, Json.bytes(json)) == Creation.CREATED) {
            return new Committed<>(value, true);
        }
        byte[] stored = store.read(key).orElseThrow(() -> vanished(key)).content();
        return new Committed<>(Json.read(key, stored, type), Json.commitId(key, stored).equals(commitId));
    }

    /** Creates the object, asking again while the store does not say how a try ended. */
    private Creation create(ObjectKey key, byte[] content) {
        for (int i = 0; i < WRITE_TRIES; i++) {
            Creation creation = store.create(key, content);
            if (creation != Creation.UNKNOWN) {
                return creation;
            }
            if (store.read(key).isPresent()) {
                return Creation.EXISTS;
            }
        }
        throw LonghandException.of(Kind.STORE_UNAVAILABLE, "the store does not say whether it took " + key);
    }

    private static LonghandException vanished(ObjectKey key) {
        return LonghandException.of(Kind.STORE_UNAVAILABLE, "%s exists and cannot be read back".formatted(key));
    }
}
