package dev.longhand.pipeline;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.Document;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.document.Section;
import dev.longhand.document.Usage;
import dev.longhand.document.WordCounter;
import dev.longhand.model.CompletionObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stages that need no model: every section says its number; calls are counted and may be made to fail. */
final class ScriptedStages implements Stages {
    static final Cost ONE_CALL = new Cost(1, new Usage(100, 0, 10));

    final List<String> calls = new ArrayList<>();
    Consumer<String> before = call -> {};
    private final int sections;

    ScriptedStages(int sections) {
        this.sections = sections;
    }

    @Override
    public Plan plan(Brief brief, CompletionObserver observer) {
        call("plan");
        List<PlannedSection> planned = IntStream.range(0, sections)
                .mapToObj(i -> new PlannedSection("point " + i, 200))
                .toList();
        return new Plan("Title", planned, ONE_CALL);
    }

    @Override
    public Section write(Manuscript manuscript, CompletionObserver observer) {
        int index = manuscript.next();
        call("write " + index);
        observer.text("Section number");
        String text = "Section number " + index + ".";
        return new Section(
                index,
                text,
                manuscript.lastSha256(),
                200,
                WordCounter.count(text),
                1,
                FinishReason.STOP,
                0,
                ONE_CALL);
    }

    @Override
    public Document assemble(Manuscript manuscript) {
        String text = manuscript.sections().stream().map(Section::text).collect(Collectors.joining("\n\n"));
        return new Document("Title", text, WordCounter.count(text));
    }

    private void call(String name) {
        calls.add(name);
        before.accept(name);
    }
}
