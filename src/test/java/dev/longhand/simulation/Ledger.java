package dev.longhand.simulation;

import dev.longhand.document.LonghandException;
import dev.longhand.event.StepEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Follows what happens to every job, and finds at once what must never happen. */
final class Ledger {
    private static final int ID = 26;

    private final World world;
    private final Map<String, JobRecord> jobs = new LinkedHashMap<>();

    Ledger(World world) {
        this.world = world;
    }

    Map<String, JobRecord> jobs() {
        return jobs;
    }

    JobRecord job(String id) {
        return jobs.computeIfAbsent(id, JobRecord::new);
    }

    /** An object came to be. */
    void created(String key, byte[] content, Work work) {
        if (key.startsWith("index/")) {
            return;
        }
        JobRecord job = job(key.substring(ID + 1, 2 * ID + 1));
        String name = key.substring(2 * ID + 2);
        if (!job.create(name, world.timeline().now(), work)) {
            world.fail("I1: %s was created twice".formatted(name));
        }
        if (name.equals("brief.json")) {
            job.brief(new String(content, StandardCharsets.UTF_8));
        } else if (name.equals("plan.json")) {
            job.plan(new String(content, StandardCharsets.UTF_8));
        } else if (name.startsWith("claims/")) {
            claimed(job, name, content, work);
        } else if (name.startsWith("sections/")) {
            chained(job, Integer.parseInt(name, 9, 14, 10), content);
        } else if (name.equals("outcome.json")) {
            job.ended(new String(content, StandardCharsets.UTF_8));
        }
    }

    private void claimed(JobRecord job, String name, byte[] content, Work work) {
        long now = world.timeline().now();
        if (!name.endsWith(".released.json")) {
            work.claims(now);
            return;
        }
        work.releases(now);
        String release = new String(content, StandardCharsets.UTF_8);
        if (release.contains("unforeseen")) {
            world.fail("unforeseen: %s".formatted(release));
        }
        if (release.contains("\"REJECTED\"")) {
            job.reject(Integer.parseInt(name, 7, 12, 10), now);
        }
    }

    private void chained(JobRecord job, int index, byte[] content) {
        if (!job.begins(index) && !job.has(section(index - 1)) && !job.deleted()) {
            world.fail("I2: section %d is stored, the one before in its lane is not".formatted(index));
        }
        job.store(index, content);
    }

    /** An object is gone. */
    void deleted(String key) {
        if (key.startsWith("index/active/")) {
            String id = key.substring(key.length() - ID);
            if (!job(id).deleted() && job(id).outcome().isEmpty() && job(id).has("brief.json")) {
                world.fail("I8: the marker of job %s is gone before its outcome".formatted(id));
            }
        } else if (!key.startsWith("index/") && !job(key.substring(ID + 1, 2 * ID + 1)).deleted()) {
            world.fail("I1: %s is deleted without a tombstone".formatted(key.substring(2 * ID + 2)));
        }
    }

    /** The bus took an event. */
    void published(StepEvent event) {
        JobRecord job = job(event.job().value());
        if (job.deleted()) {
            return;
        }
        for (String needed : needed(job, event.step())) {
            if (!job.has(needed)) {
                world.fail("I6: event %d is published before %s is durable".formatted(event.step(), needed));
            }
        }
    }

    /** What must be stored before anybody is told of a step: the assembly needs every section. */
    private List<String> needed(JobRecord job, int step) {
        if (step == 0) {
            return List.of("brief.json");
        }
        int sections = world.scenario().orders().get(Math.max(0, job.order())).sections();
        if (step > sections) {
            return IntStream.range(0, sections).mapToObj(Ledger::section).toList();
        }
        return List.of(job.begins(step - 1) ? "plan.json" : result(step - 1));
    }

    /** A call to the model begins. */
    Call called(int step, int answers, long reserve, int order) {
        Work work = world.timeline().current();
        JobRecord job = job(work.job());
        Call call = new Call(work, step, answers, reserve, world.timeline().now());
        if (!job.deleted()) {
            needed(job, call);
            fewEnough(job, call);
            affordable(job, call, world.scenario().orders().get(order).tokens());
        }
        job.called(call);
        return call;
    }

    private void needed(JobRecord job, Call call) {
        long stored = job.created(result(call.step));
        for (Call earlier : job.calls()) {
            if (earlier.step == call.step && !call.isLate() && !earlier.excuses(call, stored)) {
                world.fail("I5: step %d is asked of the model again without need".formatted(call.step));
            }
        }
        if (job.created("outcome.json") < call.work.began()) {
            world.fail("I5: step %d is asked of the model after the end".formatted(call.step));
        }
    }

    private void fewEnough(JobRecord job, Call call) {
        long rejected = job.rejected(call.step, call.work.began());
        if (rejected >= World.SETTINGS.tries() && !call.isLate()) {
            world.fail("I5: step %d is asked of the model after %d rejected answers".formatted(call.step, rejected));
        }
    }

    private void affordable(JobRecord job, Call call, long limit) {
        long tokens = call.tokens() + job.calls().stream().mapToLong(Call::tokens).sum();
        if (limit > 0 && tokens > limit && !isLost(job)) {
            world.fail("I9: %d tokens are spent or reserved, the limit is %d".formatted(tokens, limit));
        }
    }

    /**
     * Whether a step was stored by another than who called last for it, as one that had stood still or a late request of
     * a dead one can: the cost of the calls after its own is then in no commit.
     */
    private static boolean isLost(JobRecord job) {
        Map<Integer, Call> last = new HashMap<>();
        job.calls().forEach(call -> last.put(call.step, call));
        return last.values().stream().anyMatch(call -> job.isOthers(result(call.step), call.work));
    }

    /** A delivery, a sweep or a request ended with what the product does not foresee. */
    void unforeseen(@Nullable RuntimeException failure) {
        if (!(failure instanceof LonghandException)) {
            world.fail("unforeseen: %s".formatted(Objects.toString(failure)));
        }
    }

    /** What a step that asks the model stores. */
    private static String result(int step) {
        return step == 0 ? "plan.json" : section(step - 1);
    }

    private static String section(int index) {
        return index < 10 ? "sections/0000" + index + ".json" : "sections/000" + index + ".json";
    }
}
