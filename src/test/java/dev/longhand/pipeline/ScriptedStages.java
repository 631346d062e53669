package dev.longhand.pipeline;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.Document;
import dev.longhand.document.LonghandException;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.document.Section;
import dev.longhand.document.Usage;
import dev.longhand.document.WordCounter;
import dev.longhand.model.CompletionObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stages that need no model: every section says its number; calls are counted and may be made to fail. */
final class ScriptedStages implements Stages {
    static final Cost ONE_CALL = new Cost(1, new Usage(100, 0, 10));

    final List<String> calls = new CopyOnWriteArrayList<>();
    Consumer<String> before = call -> {};
    final Deque<String> problems = new ArrayDeque<>();
    IntFunction<String> text = index -> "Section number " + index + ".";
    boolean away;
    long reserve = 150;
    int words = 200;
    String model = "a model";
    private final int sections;

    ScriptedStages(int sections) {
        this.sections = sections;
    }

    @Override
    public PreparedCall<Plan> plan(Brief brief, Attempts before) {
        return call(observer -> {
            called("plan");
            List<PlannedSection> planned = IntStream.range(0, sections)
                    .mapToObj(i -> new PlannedSection("point " + i, words))
                    .toList();
            return new Plan("Title", planned, before.cost().plus(ONE_CALL), model);
        });
    }

    @Override
    public PreparedCall<Section> write(Manuscript manuscript, Attempts before) {
        return call(observer -> {
            called("write " + manuscript.next());
            observer.text("Section number");
            return section(manuscript, before);
        });
    }

    private Section section(Manuscript manuscript, Attempts before) {
        String text = this.text.apply(manuscript.next());
        return new Section(
                manuscript.next(),
                text,
                manuscript.lastSha256(),
                200,
                WordCounter.count(text),
                before.rejected() + 1,
                FinishReason.STOP,
                0,
                "",
                List.of(),
                before.cost().plus(ONE_CALL));
    }

    private <T> PreparedCall<T> call(Function<CompletionObserver, T> answer) {
        if (away) {
            throw LonghandException.of(LonghandException.Kind.MODEL_UNAVAILABLE, "the model is loading");
        }
        return new PreparedCall<>() {
            @Override
            public long tokens() {
                return reserve;
            }

            @Override
            public String model() {
                return model;
            }

            @Override
            public boolean continuable() {
                return false;
            }

            @Override
            public Answer<T> run(CompletionObserver observer) {
                Optional<String> problem = problems.isEmpty() ? Optional.empty() : Optional.of(problems.remove());
                T value = answer.apply(observer);
                return problem.<Answer<T>>map(p -> new Answer.Rejected<>(p, ONE_CALL)).orElseGet(() -> new Answer.Kept<>(value));
            }
        };
    }

    @Override
    public Document assemble(Manuscript manuscript) {
        String text = manuscript.sections().stream().map(Section::text).collect(Collectors.joining("\n\n"));
        return new Document("Title", text, WordCounter.count(text));
    }

    private void called(String name) {
        calls.add(name);
        before.accept(name);
    }
}
