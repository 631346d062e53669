package dev.longhand.evaluation;

import dev.longhand.document.LengthScore;
import dev.longhand.document.LonghandException;
import dev.longhand.document.WordCounter;
import dev.longhand.evaluation.Underway.Done;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Lets one system answer the prompts of an evaluation, several at a time, and keeps each answer as soon as it is there. A
 * run that was ended at any moment goes on in the same folder; what it holds is not asked for again.
 */
public final class EvaluationRun {
    private final Path directory;
    private final RunSettings settings;
    private final WritingSystem system;
    private final int inFlight;
    private final RunListener listener;

    /**
     * A run in this folder.
     *
     * @param inFlight tasks that are given to the system at once
     */
    public EvaluationRun(
            Path directory, RunSettings settings, WritingSystem system, int inFlight, RunListener listener) {
        if (inFlight < 1) {
            throw LonghandException.invalid("--in-flight is a whole number from 1, not %d".formatted(inFlight));
        }
        this.directory = directory;
        this.settings = settings;
        this.system = system;
        this.inFlight = inFlight;
        this.listener = listener;
    }

    /**
     * Answers what is not answered yet and returns every answer of the folder, by index. What is in the way of the system
     * ends the run once the tasks under way are done, and is told with what to do.
     */
    public List<EvaluatedAnswer> run(List<EvaluationPrompt> prompts) {
        try (AnswerLog log = RunFolder.open(directory, settings)) {
            List<EvaluatedAnswer> before = log.answers();
            Set<Answered> answered = new HashSet<>();
            before.forEach(answer -> answered.add(Answered.of(answer)));
            Queue<EvaluationPrompt> pending = new ArrayDeque<>(prompts.stream()
                    .filter(prompt -> !answered.contains(wanted(prompt)))
                    .toList());
            listener.begun(before, before.size() + pending.size());
            carryOut(pending, log);
            return log.answers().stream()
                    .sorted(Comparator.comparingInt(EvaluatedAnswer::index))
                    .toList();
        }
    }

    /** What makes an answer the one that is wanted. */
    private record Answered(int index, String prompt, String system, String model, long seed) {
        static Answered of(EvaluatedAnswer answer) {
            return new Answered(answer.index(), answer.prompt(), answer.system(), answer.model(), answer.seed());
        }
    }

    private Answered wanted(EvaluationPrompt prompt) {
        return new Answered(prompt.index(), prompt.prompt(), system.name(), settings.model(), settings.seed());
    }

    private void carryOut(Queue<EvaluationPrompt> pending, AnswerLog log) {
        Optional<RuntimeException> obstacle = Optional.empty();
        try (Underway<EvaluationPrompt, EvaluatedAnswer> underway = new Underway<>()) {
            fill(underway, pending);
            while (underway.size() > 0) {
                Optional<RuntimeException> failure = keep(underway.next(), log);
                obstacle = obstacle.or(() -> failure);
                if (obstacle.isEmpty()) {
                    fill(underway, pending);
                }
            }
        }
        if (obstacle.isPresent()) {
            throw ended(obstacle.get());
        }
    }

    private void fill(Underway<EvaluationPrompt, EvaluatedAnswer> underway, Queue<EvaluationPrompt> pending) {
        while (underway.size() < inFlight && !pending.isEmpty()) {
            EvaluationPrompt prompt = pending.remove();
            underway.begin(prompt, () -> answer(prompt));
        }
    }

    /** Keeps an answer; gives back why there is none. */
    private Optional<RuntimeException> keep(Done<EvaluationPrompt, EvaluatedAnswer> done, AnswerLog log) {
        try {
            EvaluatedAnswer answer = done.result();
            log.append(answer);
            listener.answered(answer);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private EvaluatedAnswer answer(EvaluationPrompt prompt) {
        Written written = system.write(new WritingTask(
                prompt.index(), prompt.prompt(), prompt.length(), prompt.language(), settings.seed()));
        int words = WordCounter.count(written.text());
        return new EvaluatedAnswer(
                prompt.index(),
                prompt.prompt(),
                prompt.type(),
                prompt.length(),
                prompt.language(),
                system.name(),
                settings.model(),
                settings.seed(),
                written.text(),
                words,
                LengthScore.of(prompt.length(), words),
                written.cost().modelCalls(),
                written.cost().tokens(),
                written.cost(),
                written.seconds(),
                written.sections(),
                written.failure());
    }

    private RuntimeException ended(RuntimeException obstacle) {
        return obstacle instanceof LonghandException e
                ? LonghandException.of(
                        e.kind(),
                        "%s; the answers so far are kept in %s, give the same command again to go on"
                                .formatted(e.getMessage(), directory),
                        e)
                : obstacle;
    }
}
