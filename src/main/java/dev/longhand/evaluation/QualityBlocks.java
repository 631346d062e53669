package dev.longhand.evaluation;

import dev.longhand.evaluation.judge.Dimension;
import dev.longhand.evaluation.page.Block;
import dev.longhand.evaluation.page.Block.Column;
import dev.longhand.evaluation.page.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The part of a report that says what judges think of the texts; nothing when nobody judged. */
record QualityBlocks(List<SystemFigures> systems) {
    private static final int MOST_FAILURES = 50;

    List<Block> blocks() {
        if (systems.stream().allMatch(system -> system.quality().isEmpty())) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading("Quality by a judge"), scores(), dimensions()));
        List<List<String>> failures =
                systems.stream().flatMap(QualityBlocks::failures).toList();
        if (!failures.isEmpty()) {
            blocks.add(new Block.Note("Judgements without scores, which S_q leaves out%s:"
                    .formatted(failures.size() > MOST_FAILURES ? " (the first " + MOST_FAILURES + ")" : "")));
            blocks.add(new Block.Table(
                    List.of(
                            Column.text("System"),
                            Column.number("Prompt"),
                            Column.number("Round"),
                            Column.text("Judge"),
                            Column.text("Why")),
                    failures.stream().limit(MOST_FAILURES).toList()));
        }
        return blocks;
    }

    private Block scores() {
        return table(
                List.of("Answers judged", "Judgements failed", "S̄", "S_q", "± between rounds", "± per answer"),
                QualityBlocks::scores);
    }

    private static List<String> scores(QualityFigures quality) {
        return List.of(
                Numbers.whole(quality.answers()),
                Numbers.whole(quality.failures().size()),
                Cells.score(quality.overall(), quality.answers()),
                Cells.score(quality.quality(), quality.answers()),
                quality.repetitions().count() < 2
                        ? Cells.NOTHING
                        : Numbers.fixed(quality.repetitions().deviation(), 1),
                Cells.score(quality.spread()));
    }

    private Block dimensions() {
        return table(
                Stream.of(Dimension.values()).map(Dimension::title).toList(), QualityBlocks::dimensions);
    }

    private static List<String> dimensions(QualityFigures quality) {
        return Stream.of(Dimension.values())
                .map(dimension ->
                        Cells.score(quality.dimensions().getOrDefault(dimension, 0.0), quality.answers()))
                .toList();
    }

    /** A row for each judge of each system. */
    private Block table(List<String> figures, Function<QualityFigures, List<String>> cells) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("System"), Column.text("Judge")));
        figures.forEach(figure -> columns.add(Column.number(figure)));
        List<List<String>> rows = new ArrayList<>();
        for (SystemFigures system : systems) {
            for (QualityFigures quality : system.quality()) {
                rows.add(Stream.concat(Stream.of(system.name(), quality.judge()), cells.apply(quality).stream())
                        .toList());
            }
        }
        return new Block.Table(columns, rows);
    }

    private static Stream<List<String>> failures(SystemFigures system) {
        return system.quality().stream()
                .flatMap(quality -> quality.failures().stream()
                        .map(failure -> List.of(
                                system.name(),
                                Integer.toString(failure.index() + 1),
                                Integer.toString(failure.repetition() + 1),
                                quality.judge(),
                                failure.reason())));
    }
}
