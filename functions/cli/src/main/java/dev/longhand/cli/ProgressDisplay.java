package dev.longhand.cli;

import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import dev.longhand.pipeline.PipelineEvent;
import dev.longhand.pipeline.PipelineObserver;
import dev.longhand.wiring.CliConfig;
import dev.longhand.wiring.sidecar.SidecarListener;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shows on standard error how far the document is: at a terminal one line that is rewritten, elsewhere a plain line for
 * each step.
 */
@Singleton
final class ProgressDisplay implements PipelineObserver, SidecarListener {
    private final StatusLine line;
    private final Pace pace = new Pace();
    /** What the model has written so far of the sections under way, by their numbers from 1. */
    private final SortedMap<Integer, StringBuilder> texts = new TreeMap<>();

    private int sections;
    private int target;
    private int written;

    ProgressDisplay(CliConfig config) {
        this.line = new StatusLine(System.err, config.terminal());
    }

    @Override
    public synchronized void on(Progress progress) {
        String share = progress.total() > 0
                ? " %d of %d MB".formatted(progress.done() / 1_000_000, progress.total() / 1_000_000)
                : "";
        line.show("Model: " + progress.message() + share);
    }

    @Override
    public synchronized void on(PipelineEvent event) {
        switch (event) {
            case PipelineEvent.PlanningStarted _ -> line.print("Planning");
            case PipelineEvent.Planned planned -> planned(planned.plan());
            case PipelineEvent.SectionStarted started -> started(started.manuscript());
            case PipelineEvent.TextGenerated generated -> generated(generated.step(), generated.delta());
            case PipelineEvent.SectionWritten sectionWritten -> written(sectionWritten.section());
            case PipelineEvent.Assembled assembled ->
                line.print("Done: %,d words%s".formatted(assembled.manifest().words(), ofTarget()));
            case PipelineEvent.Postponed postponed ->
                line.print("Waiting: %s".formatted(postponed.reason().getMessage()));
            case PipelineEvent.Paused _, PipelineEvent.Ended _ -> line.clear();
        }
    }

    private void planned(Plan plan) {
        texts.clear();
        if (!plan.title().isEmpty()) {
            line.print("Plan: %s (%d sections, %,d words)"
                    .formatted(plan.title(), plan.sections().size(), plan.words()));
        }
    }

    private void started(Manuscript manuscript) {
        sections = manuscript.plan().sections().size();
        target = manuscript.plan().words();
        written = Math.max(written, manuscript.words());
        if (texts.isEmpty()) {
            pace.begin(written);
        }
        texts.put(manuscript.next() + 1, new StringBuilder());
        line.show("%s: reading".formatted(underWay()));
    }

    private void generated(int number, String delta) {
        pace.token();
        texts.computeIfAbsent(number, _ -> new StringBuilder()).append(delta);
        if (line.due() && number > 0) {
            line.show(progress(underWay()));
        }
    }

    private void written(Section section) {
        texts.remove(section.index() + 1);
        written += section.words();
        line.print(progress("Section %d of %d written".formatted(section.index() + 1, sections)));
    }

    private String underWay() {
        String numbers = texts.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "%s %s of %d".formatted(texts.size() == 1 ? "Section" : "Sections", numbers, sections);
    }

    private String progress(String stage) {
        int words = written
                + texts.values().stream()
                        .mapToInt(text -> WordCounter.count(text.toString()))
                        .sum();
        return "%s, %,d%s words, %s".formatted(stage, words, ofTarget(), pace.describe(words, target));
    }

    private String ofTarget() {
        return target == 0 ? "" : String.format(Locale.ROOT, " of %,d", target);
    }
}
