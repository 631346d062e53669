package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Document;
import dev.longhand.document.Job;
import dev.longhand.document.Lane;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One look at the objects of a job. */
final class FolderAudit {
    private static final String REPAIR = "restore it from a copy, or delete the job and write it anew";
    private static final Pattern SECTION = Pattern.compile("sections/\\d{5}\\.json");
    private static final Pattern DRAFT = Pattern.compile("drafts/\\d{5}/\\d{5}/\\d{5}\\.json");
    private static final Pattern CLAIM = Pattern.compile("claims/(\\d{5})/(\\d{5})(\\.released)?\\.json");

    private final JobFolder folder;
    private final TreeMap<String, StoredObject> objects = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    FolderAudit(JobFolder folder, List<String> names) {
        this.folder = folder;
        List<Optional<StoredObject>> read = folder.readAll(names);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            read.get(i).ifPresent(object -> objects.put(name, object));
        }
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    /** What is wrong; {@code active} says whether the job is in the index of those without an outcome. */
    List<Finding> findings(Stages stages, boolean active) {
        if (objects.containsKey(JobNames.TOMBSTONE)) {
            objects.keySet().stream().filter(name -> !name.equals(JobNames.TOMBSTONE)).forEach(this::outlived);
            return findings;
        }
        objects.keySet().forEach(this::checkName);
        Job job = parsed(JobNames.BRIEF, Job.class);
        Plan plan = parsed(JobNames.PLAN, Plan.class);
        Outcome outcome = parsed(JobNames.OUTCOME, Outcome.class);
        if (job == null) {
            checkBriefless();
            return findings;
        }
        checkIndex(outcome, active);
        checkClaims();
        List<Section> sections = sections(plan);
        Manuscript manuscript = plan == null ? null : manuscript(job, plan, sections);
        if (manuscript != null) {
            checkLimit(manuscript);
            checkDocument(stages, manuscript, outcome);
        } else if (outcome instanceof Outcome.Completed) {
            found(JobNames.OUTCOME, "it says completed and there is no plan", REPAIR);
        }
        return findings;
    }

    private void outlived(String name) {
        found(name, "it outlived the deletion of its job", "delete the job again");
    }

    private void checkName(String name) {
        boolean known = SECTION.matcher(name).matches()
                || DRAFT.matcher(name).matches()
                || CLAIM.matcher(name).matches()
                || JobNames.TOP.contains(name);
        if (!known) {
            found(name, "it is none of the objects of a job", "move it elsewhere");
        }
    }

    private void checkBriefless() {
        objects.keySet().stream()
                .filter(name -> !name.equals(JobNames.BRIEF))
                .forEach(name -> found(name, "its job has no brief that can be read", REPAIR));
    }

    private void checkIndex(@Nullable Outcome outcome, boolean active) {
        if (outcome == null && !active && !objects.containsKey(JobNames.OUTCOME)) {
            found(JobNames.BRIEF, "the job has no outcome and is missing in index/active: no sweep finds it", "resume the job");
        }
        if (outcome != null && active) {
            found(JobNames.OUTCOME, "the job has ended and is still in index/active", "run a sweep");
        }
    }

    private void checkClaims() {
        for (String name : objects.keySet()) {
            Matcher claim = CLAIM.matcher(name);
            if (!claim.matches()) {
                continue;
            }
            int step = Integer.parseInt(claim.group(1));
            int number = Integer.parseInt(claim.group(2));
            if (claim.group(3) != null) {
                parsed(name, Release.class);
                require(JobNames.claim(step, number), name, "the claim that it releases is missing");
            } else {
                parsed(name, Claim.class);
                if (number > 0) {
                    require(JobNames.claim(step, number - 1), name, "the claim before it is missing");
                }
            }
        }
    }

    private void require(String needed, String name, String problem) {
        if (!objects.containsKey(needed)) {
            found(name, problem, REPAIR);
        }
    }

    /** The sections of each lane up to its first hole; what comes after one is found. */
    private List<Section> sections(@Nullable Plan plan) {
        List<Section> sections = new ArrayList<>();
        Set<String> expected = plan == null ? Set.of() : expected(plan);
        for (String name : objects.subMap("sections/", "sections0").keySet()) {
            Section section = parsed(name, Section.class);
            if (section != null && expected.contains(name)) {
                sections.add(section);
            } else if (section != null) {
                found(name, "the plan or the section before it is missing", REPAIR);
            }
        }
        return sections;
    }

    private Set<String> expected(Plan plan) {
        Set<String> names = new HashSet<>();
        for (Lane lane : plan.lanes()) {
            IntStream.range(lane.first(), lane.end())
                    .mapToObj(JobNames::section)
                    .takeWhile(objects::containsKey)
                    .forEach(names::add);
        }
        return names;
    }

    private @Nullable Manuscript manuscript(Job job, Plan plan, List<Section> sections) {
        try {
            return new Manuscript(job.brief(), plan, sections);
        } catch (LonghandException e) {
            found("sections", e.getMessage(), REPAIR);
            return null;
        }
    }

    private void checkLimit(Manuscript manuscript) {
        long limit = manuscript.brief().limits().tokens();
        long spent = spent(manuscript);
        if (limit > 0 && spent > limit) {
            found(JobNames.BRIEF, "%,d tokens are spent and %,d are allowed".formatted(spent, limit), "report this as a bug");
        }
    }

    /**
     * What counts against the limit. Of several lanes that is what is known: an attempt whose cost one of them has taken for
     * lost may have been given back late, and has then left room to another.
     */
    private static long spent(Manuscript manuscript) {
        Cost cost = manuscript.cost();
        return manuscript.plan().laneStarts().size() > 1 ? cost.usage().total() : cost.tokens();
    }

    private void checkDocument(Stages stages, Manuscript manuscript, @Nullable Outcome outcome) {
        parsed(JobNames.MANIFEST, Manifest.class);
        boolean completed = outcome instanceof Outcome.Completed;
        if (!manuscript.complete()) {
            if (completed) {
                found(JobNames.OUTCOME, "it says completed and sections are missing", REPAIR);
            }
            return;
        }
        StoredObject stored = objects.get(JobNames.DOCUMENT);
        if (stored == null) {
            if (completed) {
                found(JobNames.DOCUMENT, "the job is completed and its document is missing", REPAIR);
            }
            return;
        }
        Document document = stages.assemble(manuscript);
        if (!new String(stored.content(), StandardCharsets.UTF_8).equals(document.markdown())) {
            found(JobNames.DOCUMENT, "it is not what its sections make", "keep it elsewhere if it was edited by hand");
        }
    }

    private <T> @Nullable T parsed(String name, Class<T> type) {
        StoredObject object = objects.get(name);
        if (object == null) {
            return null;
        }
        try {
            return folder.parse(name, object, type);
        } catch (LonghandException e) {
            found(name, e.getMessage(), REPAIR);
            return null;
        }
    }

    private void found(String name, String problem, String advice) {
        findings.add(new Finding(folder.key(name).value(), problem, advice));
    }
}
