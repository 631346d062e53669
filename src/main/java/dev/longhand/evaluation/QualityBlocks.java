package dev.longhand.evaluation;

import dev.longhand.evaluation.judge.Dimension;
import dev.longhand.evaluation.page.Block;
import dev.longhand.evaluation.page.Block.Column;
import dev.longhand.evaluation.page.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The part of a report that says what judges think of the texts; nothing when nobody judged. */
record QualityBlocks(List<SystemFigures> systems) {
    private static final int MOST_FAILURES = 50;

    List<Block> blocks() {
        if (systems.stream().allMatch(system -> system.quality().isEmpty())) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading("Quality by a judge"), scores()));
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
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("System"),
                Column.text("Judge"),
                Column.number("Answers judged"),
                Column.number("Judgements failed"),
                Column.number("S̄"),
                Column.number("S_q"),
                Column.number("± between rounds"),
                Column.number("± per answer")));
        Stream.of(Dimension.values()).forEach(dimension -> columns.add(Column.number(dimension.title())));
        return new Block.Table(
                columns,
                systems.stream()
                        .flatMap(system -> system.quality().stream().map(quality -> row(system, quality)))
                        .toList());
    }

    private static List<String> row(SystemFigures system, QualityFigures quality) {
        List<String> row = new ArrayList<>(List.of(
                system.name(),
                quality.judge(),
                Numbers.whole(quality.answers()),
                Numbers.whole(quality.failures().size()),
                Cells.score(quality.overall(), quality.answers()),
                Cells.score(quality.quality(), quality.answers()),
                quality.repetitions().count() < 2
                        ? Cells.NOTHING
                        : Numbers.fixed(quality.repetitions().deviation(), 1),
                Cells.score(quality.spread())));
        Stream.of(Dimension.values())
                .forEach(dimension ->
                        row.add(Cells.score(quality.dimensions().getOrDefault(dimension, 0.0), quality.answers())));
        return row;
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
