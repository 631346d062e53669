package dev.longhand.simulation;

import static dev.longhand.simulation.Mutant.Edit.in;

import java.util.ArrayList;
import java.util.List;

/** The mistakes that must all be noticed, one row each. */
final class Mutants {
    private static final String CLAIMS = "pipeline/Claims";
    private static final String DELETION = "pipeline/Deletion";
    private static final String ENDINGS = "pipeline/Endings";
    private static final String FOLDER = "pipeline/JobFolder";
    private static final String HANDLER = "pipeline/StepHandler";
    private static final String INVOCATION = "pipeline/Invocation";
    private static final String PATIENT = "pipeline/PatientStore";
    private static final String PAUSES = "pipeline/Pauses";
    private static final String PUBLISH = "events.forEach(sink::publish);";
    private static final String SUBMISSION = "pipeline/Submission";
    private static final String SWEEPER = "pipeline/Sweeper";
    private static final String WORK = "pipeline/StepWork";
    private static final String S3 = "store/s3/S3Failures";
    private static final String FILES = "store/FileObjectStore";

    private Mutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(events());
        all.addAll(creations());
        all.addAll(claims());
        all.addAll(lanes());
        all.addAll(ends());
        all.addAll(limits());
        all.addAll(adapters());
        return all;
    }

    private static List<Mutant> events() {
        return List.of(
                Mutant.of(
                        "duplicate skips publish",
                        in(
                                INVOCATION,
                                "return onward(first);",
                                "return new Progress.Idle();")),
                Mutant.of(
                        "acknowledged although the publish failed",
                        in(HANDLER, PUBLISH, "try { events.forEach(sink::publish); } catch (LonghandException e) { }")),
                Mutant.of(
                        "acknowledged before the publish",
                        in(HANDLER, "private final Duration goOn;", "private final Duration goOn; private List<StepEvent> later;"),
                        in(
                                HANDLER,
                                PUBLISH,
                                "if (later != null) { later.forEach(sink::publish); } later = events;")),
                Mutant.of(
                        "published before the commit",
                        in(
                                HANDLER,
                                "return switch (steps.perform(event, goOn)) {",
                                "sink.publish(event.at(event.step() + 1)); return switch (steps.perform(event, goOn)) {")),
                Mutant.of(
                        "a postponed event is acknowledged",
                        in(
                                HANDLER,
                                "reason));\n        return Delivery.POSTPONED;",
                                "reason));\n        return Delivery.ACKNOWLEDGED;")),
                Mutant.of(
                        "the sweeper ignores silence",
                        in(SWEEPER, "if (entry.age().compareTo(silence) < 0) {", "if (silence.isNegative()) {"),
                        in(
                                SWEEPER,
                                "return quiet.compareTo(silence) >= 0 && claims.turn(snapshot, step) instanceof Turn.Free;",
                                "return true;")),
                Mutant.of(
                        "a null where there is none",
                        in(HANDLER, PUBLISH, "if (events.getFirst().step() > 2) { throw new NullPointerException(); } events.forEach(sink::publish);")),
                Mutant.of(
                        "the sweeper does not announce",
                        in(SWEEPER, "            due.forEach(sink::publish);\n", "")));
    }

    private static List<Mutant> creations() {
        return List.of(
                Mutant.of(
                        "plain PUT",
                        in(
                                FOLDER,
                                "if (store.create(key, Json.bytes(json)) == Creation.CREATED) {",
                                "store.delete(key); if (store.create(key, Json.bytes(json)) == Creation.CREATED) {")),
                Mutant.of(
                        "EXISTS taken for an error",
                        in(
                                FOLDER,
                                "byte[] stored = store.read(key)",
                                "if (store.read(key).isPresent()) { throw vanished(key); } byte[] stored = store.read(key)")),
                Mutant.of(
                        "UNKNOWN taken for failure",
                        in(PATIENT, "Kind.STORE_UNAVAILABLE, \"the store does not say", "Kind.STORE_UNUSABLE, \"the store does not say")),
                Mutant.of(
                        "UNKNOWN taken for EXISTS",
                        in(PATIENT, "if (creation == Creation.UNKNOWN) {", "if (creation == null) {"),
                        in(PATIENT, "        return creation;\n", "        return creation == Creation.UNKNOWN ? Creation.EXISTS : creation;\n")),
                Mutant.of("the first read is believed", in(FOLDER, "int READS = 3;", "int READS = 1;")),
                Mutant.of("a store is asked once only", in(PATIENT, "return Thread.currentThread().isInterrupted() || ", "return true || ")),
                Mutant.of(
                        "the commit id is not compared",
                        in(FOLDER, "Json.commitId(key, stored).equals(commitId)", "!commitId.isEmpty()")),
                Mutant.of(
                        "what exists is always somebody else's",
                        in(FOLDER, "Json.commitId(key, stored).equals(commitId)", "commitId.isEmpty()")),
                Mutant.of(
                        "marker added after the brief",
                        in(SUBMISSION, "        JobIndex.active(store, id).add(tenant, id);\n", ""),
                        in(
                                SUBMISSION,
                                "sink.publish(StepEvent.first(tenant, id));",
                                "JobIndex.active(store, id).add(tenant, id); sink.publish(StepEvent.first(tenant, id));")),
                Mutant.of("one key, another job", in(SUBMISSION, "return stored.job();", "return wanted.job();")));
    }

    private static List<Mutant> claims() {
        return List.of(
                Mutant.of(
                        "no claim",
                        in(WORK, "if (call.tokens() == 0) {", "if (call.tokens() >= 0) {")),
                Mutant.of(
                        "local clock for leases",
                        in(FOLDER, "private final Identities identities;", "final Identities identities;"),
                        in(
                                CLAIMS,
                                "Claim.class), claim.age(), ",
                                """
                                Claim.class), Duration.between(
                                    com.github.f4b6a3.ulid.Ulid.getInstant(Json.commitId(
                                        new dev.longhand.store.ObjectKey("claim"), claim.content()).toUpperCase()),
                                    com.github.f4b6a3.ulid.Ulid.getInstant(folder.identities.next().toUpperCase())),
                                """)),
                Mutant.of("the lease never expires", in(CLAIMS, "entry.left().isPositive() && ", "entry.claim().tokens() >= 0 && ")),
                Mutant.of("the lease is not looked at", in(CLAIMS, "entry.left().isPositive() && ", "entry.claim().tokens() < 0 && ")),
                Mutant.of("a pause ends by itself", in(CLAIMS, "return claim.isPause()\n", "return claim.tokens() < 0\n")),
                Mutant.of("resumed in name only", in(PAUSES, "claims.resume(step, number);", "assert number >= 0;")),
                Mutant.of(
                        "claims counted as failures",
                        in(
                                CLAIMS,
                                ": attempts.plusCut(",
                                ": attempts.plus(\"\", Cost.NONE).plusCut(")),
                Mutant.of(
                        "an infrastructure failure burns an attempt",
                        in(
                                WORK,
                                "Release.interrupted(e.getMessage(), cost, cut(call, watch))",
                                "Release.rejected(e.getMessage(), cost)")),
                Mutant.of(
                        "what an unfinished step has is forgotten",
                        in(WORK, "Release.unfinished(draft, cost)", "Release.unfinished(Draft.NONE, cost)")),
                Mutant.of("answers are asked for without end", in(WORK, "before.rejected() >= ", "before.rejected() - 100 >= ")));
    }

    private static List<Mutant> lanes() {
        return List.of(
                Mutant.of(
                        "only the first lane is announced",
                        in(INVOCATION, "snapshot.following().stream().map", "snapshot.following().stream().limit(1).map")),
                Mutant.of(
                        "the last lane to be complete does not say so",
                        in(INVOCATION, "leaves ? Optional.of(onward(now))", "leaves ? Optional.of(new Progress.Idle())")),
                Mutant.of(
                        "assembled when one lane is complete",
                        in("pipeline/Snapshot", "return open.isEmpty() ?", "return open.size() < plan.lanes().size() ?")),
                Mutant.of(
                        "a lane goes on from another one's text",
                        in("document/Manuscript", "lane.contains(section.index()) && section.index() < next", "section.index() < next")),
                Mutant.of("a pause holds the first lane only", in(PAUSES, "open : snapshot.open()) {", "open : snapshot.open().subList(0, 1)) {")),
                Mutant.of(
                        "a pause before the plan holds the first lane only",
                        in(CLAIMS, "turn instanceof Turn.Free && snapshot.beginsLane(step);", "false;")),
                Mutant.of("resumed in the first lane only", in(PAUSES, "steps.forEach(this::release);", "steps.stream().limit(2).forEach(this::release);")),
                Mutant.of(
                        "what other lanes set aside is not counted",
                        in("pipeline/Spending", "            cost = cost.plus(claims.spent(open));\n", "")),
                Mutant.of(
                        "what other lanes set aside is looked at before the claim only",
                        in(WORK, "boolean outbid = isOutbid(attempt, call);", "boolean outbid = false;")));
    }

    private static List<Mutant> ends() {
        return List.of(
                Mutant.of(
                        "no outcome check",
                        in(ENDINGS, "return snapshot.end().map(outcome -> ended(new Committed<>(outcome, false), existing.get().request()));", "return Optional.empty();")),
                Mutant.of(
                        "marker removed before the outcome",
                        in(
                                ENDINGS,
                                "return ended(folder.commit(outcome), ending.request());",
                                "deletion.forgetEnded(); return ended(folder.commit(outcome), ending.request());")),
                Mutant.of("marker left after the outcome", in(ENDINGS, "        deletion.forgetEnded();\n", ""), in(SWEEPER, "            deletion(entry).forgetEnded();\n", "")),
                Mutant.of(
                        "a failure of the store ends the job",
                        in(ENDINGS, "if (e.retryable() || ", "if (")),
                Mutant.of(
                        "deletion without tombstone",
                        in(DELETION, "        folder.commit(JobNames.TOMBSTONE, new Tombstone(now), Tombstone.class);\n", "")),
                Mutant.of(
                        "a cut deletion is forgotten",
                        in(SWEEPER, "            deletion(entry).goOn();\n", ""),
 in(SWEEPER, "            deletion(entry).clear();\n", "")),
                Mutant.of("a deletion's marker stays", in(SWEEPER, "            shard.remove(entry.job());\n", "")));
    }

    private static List<Mutant> limits() {
        return List.of(
                Mutant.of("reservation forgotten", in(CLAIMS, "new Cost(0, Usage.NONE, claim.tokens())", "new Cost(0, Usage.NONE, 0 * claim.tokens())")),
                Mutant.of("a silent call is free", in(WORK, "rejected(attempt, overrun, lost(call))", "rejected(attempt, overrun, new Cost(1, Usage.NONE))"), in(
                                WORK, "Release.interrupted(overrun, lost(call), cut)", "Release.interrupted(overrun, new Cost(1, Usage.NONE), cut)")),
                Mutant.of(
                        "earlier attempts are free",
                        in(WORK, "Cost spent = spending.cost().plus(attempt.before().cost());", "Cost spent = spending.cost();")),
                Mutant.of(
                        "the next call is free",
                        in("pipeline/LimitCheck", "spent.tokens() + tokens <= limits.tokens()", "spent.tokens() <= limits.tokens()")),
                Mutant.of(
                        "the job's age by the local clock",
                        in(WORK, "private static LimitCheck", "private LimitCheck"),
                        in(
                                WORK,
                                "attempt.snapshot().age()",
                                "Duration.between(attempt.job().created(), tools.host().clock().instant())")));
    }

    private static List<Mutant> adapters() {
        return List.of(
                Mutant.ofFiles(
                        "plain PUT of a file",
                        in(
                                FILES,
                                "Files.createLink(target, temporary);",
                                "Files.move(temporary, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);")),
                Mutant.ofFiles(
                        "create without link",
                        in(
                                FILES,
                                "return place(temporary(content), target);",
                                "Files.createDirectories(folderOf(target)); Files.write(target, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE); return Creation.CREATED;")),
                Mutant.ofS3("409 taken for EXISTS", in(S3, "case 409 -> Optional.empty();", "case 409 -> Optional.of(Creation.EXISTS);")),
                Mutant.ofS3("412 taken for UNKNOWN", in(S3, "case 412 -> Optional.of(Creation.EXISTS);", "case 412 -> Optional.of(Creation.UNKNOWN);")),
                Mutant.ofS3("plain PUT to S3", in("store/s3/S3ObjectStore", ".ifNoneMatch(\"*\")", "")));
    }
}
