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

/**
 * Shows on standard error how far the document is: at a terminal one line that is rewritten, elsewhere a plain line for
 * each step.
 */
@Singleton
final class ProgressDisplay implements PipelineObserver, SidecarListener {
    private final StatusLine line;
    private final Pace pace = new Pace();
    private int sections;
    private int number;
    private int target;
    private int written;
    private final StringBuilder text = new StringBuilder();

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
            case PipelineEvent.TextGenerated generated -> generated(generated.delta());
            case PipelineEvent.SectionWritten sectionWritten -> written(sectionWritten.section());
            case PipelineEvent.Assembled assembled ->
                line.print("Done: %,d words%s".formatted(assembled.manifest().words(), ofTarget()));
            case PipelineEvent.Postponed postponed ->
                line.print("Waiting: %s".formatted(postponed.reason().getMessage()));
            case PipelineEvent.Paused _, PipelineEvent.Ended _ -> line.clear();
        }
    }

    private void planned(Plan plan) {
        if (!plan.title().isEmpty()) {
            line.print("Plan: %s (%d sections, %,d words)"
                    .formatted(plan.title(), plan.sections().size(), plan.words()));
        }
    }

    private void started(Manuscript manuscript) {
        sections = manuscript.plan().sections().size();
        number = manuscript.next() + 1;
        target = manuscript.plan().words();
        written = manuscript.words();
        text.setLength(0);
        pace.begin(written);
        line.show("Section %d of %d: reading".formatted(number, sections));
    }

    private void generated(String delta) {
        pace.token();
        text.append(delta);
        if (line.due()) {
            line.show(progress("Section %d of %d".formatted(number, sections), WordCounter.count(text.toString())));
        }
    }

    private void written(Section section) {
        line.print(progress("Section %d of %d written".formatted(number, sections), section.words()));
    }

    private String progress(String stage, int wordsOfSection) {
        int words = written + wordsOfSection;
        return "%s, %,d%s words, %s".formatted(stage, words, ofTarget(), pace.describe(words, target));
    }

    private String ofTarget() {
        return target == 0 ? "" : String.format(Locale.ROOT, " of %,d", target);
    }
}
