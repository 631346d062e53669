package dev.longhand.evaluation;

import dev.longhand.evaluation.page.Block;
import dev.longhand.evaluation.page.Block.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that set the systems of a report side by side. */
record SideBySide(Report report) {

    /** The tables that say the most. */
    List<Block.Table> tables() {
        return report.differences().isEmpty() ? List.of(overview()) : List.of(overview(), differences());
    }

    /** The systems side by side, a figure a row. */
    Block.Table overview() {
        List<Column> columns = Stream.concat(
                        Stream.of(Column.text("")),
                        report.systems().stream().map(system -> Column.number(system.name())))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        LengthBlocks lengths = new LengthBlocks(report.systems());
        rows.add(row("S_l", system -> Cells.score(system.length().score())));
        lengths.buckets()
                .forEach(bucket -> rows.add(row(
                        "S_l, asked " + bucket.title(), system -> Cells.score(LengthBlocks.of(system, bucket)))));
        lengths.languages()
                .forEach(language -> rows.add(row(
                        "S_l, " + Cells.language(language), system -> Cells.score(LengthBlocks.of(system, language)))));
        if (report.systems().stream().anyMatch(system -> !system.quality().isEmpty())) {
            rows.add(row("S_q", system -> judges(system, QualityFigures::quality)));
            rows.add(row("S̄", system -> judges(system, QualityFigures::overall)));
        }
        rows.add(row("Failures", system -> Cells.percent(system.failed())));
        rows.add(row(
                "Tokens per accepted word", system -> Cells.rate(system.cost().tokensPerAcceptedWord())));
        rows.add(row(
                "Computed tokens per accepted word",
                system -> Cells.rate(system.cost().computedPerAcceptedWord())));
        rows.add(row("Repetition", system -> Cells.percent(system.wording().repetition())));
        rows.add(row(
                "Distinct-4 in windows of 500", system -> Cells.share(system.wording().windows())));
        return new Block.Table(columns, rows);
    }

    private List<String> row(String name, Function<SystemFigures, String> cell) {
        return Stream.concat(Stream.of(name), report.systems().stream().map(cell)).toList();
    }

    private static String judges(SystemFigures system, ToDoubleFunction<QualityFigures> score) {
        return system.quality().isEmpty()
                ? Cells.NOTHING
                : system.quality().stream()
                        .map(quality -> Cells.score(score.applyAsDouble(quality), quality.answers()))
                        .collect(Collectors.joining(" / "));
    }

    /** The differences to the first system, a figure a row. */
    Block.Table differences() {
        String baseline = report.systems().getFirst().name();
        List<Column> columns = Stream.concat(
                        Stream.of(Column.text("")),
                        report.differences().stream()
                                .map(differences -> Column.number(differences.system() + " − " + baseline)))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(differenceRow("S_l", differences -> Cells.difference(differences.lengthScore(), 1, 1)));
        if (report.differences().stream().anyMatch(differences -> !differences.quality().none())) {
            rows.add(differenceRow("S_q", differences -> Cells.difference(differences.quality(), 1, 1)));
        }
        rows.add(differenceRow(
                "Tokens per accepted word", differences -> Cells.difference(differences.tokensPerAcceptedWord(), 1, 2)));
        rows.add(differenceRow(
                "Repetition, percentage points", differences -> Cells.difference(differences.repetition(), 100, 1)));
        rows.add(differenceRow(
                "Distinct-4 in windows of 500", differences -> Cells.difference(differences.windows(), 1, 3)));
        return new Block.Table(columns, rows);
    }

    private List<String> differenceRow(String name, Function<Differences, String> cell) {
        return Stream.concat(Stream.of(name), report.differences().stream().map(cell)).toList();
    }
}
