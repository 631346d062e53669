package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Usage;
import dev.longhand.evaluation.judge.Judge;
import dev.longhand.evaluation.judge.Scores;
import dev.longhand.evaluation.judge.Verdict;
import dev.longhand.model.CompletionObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Has the answers of an evaluation judged, several at once. Every judgement is on the disk before the next one is asked
 * for, so that a run that was ended is gone on with by the same call; only failed judgements are asked for again.
 *
 * @param judge the judge, on a {@link PatientModel} when its server may be away for a while
 * @param name name of the judge's model, which its judgements are kept under
 * @param times how often each answer is judged, at least once
 * @param inFlight how many calls are under way at once, at least one
 */
public record Judging(Judge judge, String name, int times, int inFlight) {
    private static final String NO_TEXT = "there is no text to judge";

    public Judging {
        if (times < 1 || inFlight < 1) {
            throw LonghandException.invalid("an answer is judged at least once, and at least one at a time");
        }
    }

    /** One answer that is still to be judged. */
    private record Task(EvaluatedAnswer answer, String subject, int repetition) {}

    /**
     * Judges what is not judged yet, and gives back how many judgements that were. An answer that failed gets the lowest
     * scores without being shown to the judge. Fails when the judge stays away; what is kept stays.
     */
    public int run(EvaluationFolder folder, JudgingListener listener) {
        List<Task> tasks = tasks(folder);
        listener.begun(wanted(folder) - tasks.size(), wanted(folder));
        LineFile<Judgement> lines = folder.judgementLines();
        AtomicBoolean stopped = new AtomicBoolean();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(inFlight, Thread.ofVirtual().factory())) {
            CompletionService<Judgement> work = new ExecutorCompletionService<>(threads);
            tasks.forEach(task -> work.submit(() -> kept(task, lines, stopped)));
            try {
                for (int i = 0; i < tasks.size(); i++) {
                    listener.judged(finished(work));
                }
            } finally {
                stopped.set(true);
                threads.shutdownNow();
            }
        }
        return tasks.size();
    }

    private int wanted(EvaluationFolder folder) {
        return times
                * (int) folder.answers().stream().map(Judgement::subject).distinct().count();
    }

    private List<Task> tasks(EvaluationFolder folder) {
        Set<Judgement.Key> judged = folder.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Judged)
                .map(Judgement::key)
                .collect(Collectors.toSet());
        List<EvaluatedAnswer> answers = folder.answers();
        List<Task> tasks = new ArrayList<>();
        for (int repetition = 0; repetition < times; repetition++) {
            for (EvaluatedAnswer answer : answers) {
                String subject = Judgement.subject(answer);
                if (judged.add(new Judgement.Key(subject, name, repetition))) {
                    tasks.add(new Task(answer, subject, repetition));
                }
            }
        }
        return tasks;
    }

    private Judgement kept(Task task, LineFile<Judgement> lines, AtomicBoolean stopped) {
        EvaluatedAnswer answer = task.answer();
        Judge.Result result = answer.response().isBlank()
                ? worst()
                : judge.judge(answer.prompt(), answer.response(), task.repetition(), watching(stopped));
        Judgement judgement = new Judgement(
                task.subject(), answer.index(), name, task.repetition(), result.verdict(), result.usage());
        lines.add(judgement);
        return judgement;
    }

    private static Judge.Result worst() {
        return new Judge.Result(new Verdict.Judged(Scores.WORST, NO_TEXT), Usage.NONE);
    }

    private static CompletionObserver watching(AtomicBoolean stopped) {
        return new CompletionObserver() {
            @Override
            public void text(String delta) {}

            @Override
            public boolean cancelled() {
                return stopped.get();
            }
        };
    }

    private static Judgement finished(CompletionService<Judgement> work) {
        try {
            return work.take().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LonghandException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.of(Kind.CANCELLED, "judging was interrupted; the same command goes on with it", e);
        }
    }
}
