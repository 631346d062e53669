package dev.longhand.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Map;

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
        if (mine(Caller::cancelled) && !outcome.contains("CANCELLED")) {
            world.fail("I3: a caller was told that the job is cancelled, its outcome is %s", outcome);
        }
    }

    private void chain() {
        for (int i = 0; i < job.sections().size(); i++) {
            String expected = i == 0 ? "" : job.sha256(i - 1);
            if (!job.sections().containsKey(i) || !job.previous(i).equals(expected)) {
                world.fail("I2: section %d does not follow the one before", i);
            }
        }
    }

    private void completed(Map<String, byte[]> contents) {
        Scenario.Order order = job.order();
        byte[] document = contents.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(job.id() + "/document.md"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new byte[0]);
        if (order == null || !expected(order).equals(new String(document, StandardCharsets.UTF_8))) {
            world.fail("I2: the document is not what its sections say");
        }
    }

    private String expected(Scenario.Order order) {
        if (!order.varied()) {
            return Texts.document(world.scenario().orders().indexOf(order), order.sections());
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
        boolean rightly = outcome.contains("LIMIT_REACHED") && limitReached()
                || outcome.contains("BAD_OUTPUT") && rejected() >= World.SETTINGS.tries()
                || outcome.contains("CORRUPT") && world.scenario().faults().containsKey(Fault.READ_CUT);
        if (!rightly) {
            world.fail("I3: the job failed without need: %s", outcome);
        }
    }

    private boolean limitReached() {
        Scenario.Order order = job.order();
        return order == null || order.seconds() > 0 || order.tokens() > 0;
    }

    /** Most answers of one step that could not be kept. */
    private long rejected() {
        int step = job.calls().isEmpty() ? 0 : job.calls().getLast().step;
        return job.calls().stream()
                .filter(call -> call.step == step)
                .filter(call -> call.end() == Call.End.REJECTED || call.end() == Call.End.GIVEN_UP)
                .count();
    }

    private boolean mine(java.util.function.Predicate<Caller> what) {
        return world.callers().stream()
                .anyMatch(caller -> caller.job() != null && caller.job().value().equals(job.id()) && what.test(caller));
    }
}
