package dev.longhand.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether a job ended as it should. */
final class Verdict {
    private final World world;
    private final JobRecord job;

    Verdict(World world, JobRecord job) {
        this.world = world;
        this.job = job;
    }

    void check(Map<String, byte[]> contents) {
        chain();
        String outcome = job.outcome();
        if (outcome.contains("COMPLETED")) {
            completed(contents);
        } else if (outcome.contains("CANCELLED")) {
            cancelled();
        } else {
            failed();
        }
        if (mine(Caller::refusedAtOnce) && outcome.contains("CANCELLED")) {
            world.fail("I3: a caller cancelled the job and was told that somebody else had");
        }
        if (mine(Caller::cancelled) && !outcome.contains("CANCELLED")) {
            world.fail("I3: a caller was told that the job is cancelled, its outcome is %s".formatted(outcome));
        }
    }

    private void chain() {
        for (int index : job.sections().keySet()) {
            String expected = job.begins(index) ? "" : job.sha256(index - 1);
            if (!job.previous(index).equals(expected)) {
                world.fail("I2: section %d does not follow the one before".formatted(index));
            }
        }
    }

    private void completed(Map<String, byte[]> contents) {
        byte[] document = contents.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(job.id() + "/document.md"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new byte[0]);
        if (!expected().equals(new String(document, StandardCharsets.UTF_8))) {
            world.fail("I2: the document is not what its sections say");
        }
    }

    private String expected() {
        Scenario.Order order = world.scenario().orders().get(job.order());
        if (!order.varied()) {
            return Texts.document(job.order(), order.sections());
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < order.sections(); i++) {
            text.append(i == 0 ? "" : "\n\n").append(job.text(i));
        }
        return text.toString();
    }

    private void cancelled() {
        if (!mine(caller -> caller.wants(Scenario.Wish.CANCEL))) {
            world.fail("I3: the job was cancelled by nobody");
        }
    }

    private void failed() {
        String outcome = job.outcome();
        boolean rightly = (outcome.contains("LIMIT_REACHED") && limited())
                || (outcome.contains("BAD_OUTPUT") && rejected() >= World.SETTINGS.tries());
        if (!rightly) {
            world.fail("I3: the job failed without need: %s".formatted(outcome));
        }
    }

    private boolean limited() {
        Scenario.Order order = world.scenario().orders().get(job.order());
        long age = job.created("outcome.json") - job.created("brief.json");
        return order.tokens() > 0 || (order.seconds() > 0 && age >= order.seconds() * Timeline.SECOND);
    }

    /** Most answers of one step that could not be kept. */
    private long rejected() {
        return job.calls().stream()
                .filter(call -> call.end() == Call.End.REJECTED || call.end() == Call.End.GIVEN_UP)
                .collect(Collectors.groupingBy(call -> call.step, Collectors.counting()))
                .values().stream()
                .max(Long::compare)
                .orElse(0L);
    }

    private boolean mine(java.util.function.Predicate<Caller> what) {
        return world.callers().stream()
                .anyMatch(caller -> caller.job() != null && caller.job().value().equals(job.id()) && what.test(caller));
    }
}
