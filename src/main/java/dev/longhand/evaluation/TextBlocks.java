package dev.longhand.evaluation;

import dev.longhand.evaluation.measure.Adherence;
import dev.longhand.evaluation.measure.Repetition;
import dev.longhand.evaluation.page.Block;
import dev.longhand.evaluation.page.Block.Column;
import dev.longhand.evaluation.page.Lines;
import dev.longhand.evaluation.page.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The part of a report that says how varied the texts are along their length, how they keep to their plans, and what they cost. */
record TextBlocks(List<SystemFigures> systems) {

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading("Along the text"), repetition(), variety()));
        if (systems.stream().anyMatch(system -> !system.plan().adherence().none())) {
            blocks.add(new Block.Heading("Sections and their plan"));
            blocks.add(plan());
        }
        blocks.add(new Block.Heading("Cost"));
        blocks.add(cost());
        return blocks;
    }

    private Block repetition() {
        List<String> tenths = IntStream.range(0, Repetition.PARTS)
                .mapToObj(i -> "%d–%d %%".formatted(10 * i, 10 * (i + 1)))
                .toList();
        return new Block.Drawing(
                "Repetition: share of 4-grams that occurred before, by position in the text",
                Lines.of(
                        "Repetition by position in the text",
                        "position in the text",
                        "repeated 4-grams",
                        tenths,
                        systems.stream()
                                .map(system -> system.wording().byTenth().stream()
                                        .map(Cells::mean)
                                        .toList())
                                .toList()),
                systems.size() == 1
                        ? List.of()
                        : systems.stream().map(SystemFigures::name).toList());
    }

    private Block variety() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("System"), Column.number("Repetition"), Column.number("Distinct-4 in windows of 500")));
        IntStream.rangeClosed(1, AnswerFigures.LONGEST)
                .forEach(n -> columns.add(Column.number("Distinct-" + n + ", whole texts")));
        return new Block.Table(
                columns, systems.stream().map(TextBlocks::varietyRow).toList());
    }

    private static List<String> varietyRow(SystemFigures system) {
        List<String> row = new ArrayList<>(List.of(
                system.name(),
                Cells.percent(system.wording().repetition()),
                Cells.share(system.wording().windows())));
        system.wording().distinct().forEach(distinct -> row.add(Cells.share(distinct)));
        return row;
    }

    private Block plan() {
        return new Block.Table(
                List.of(
                        Column.text("System"),
                        Column.number("Sections"),
                        Column.number("Mean error of length"),
                        Column.number("Within ±20 %"),
                        Column.number("Terms of the point taken up")),
                systems.stream().map(TextBlocks::planRow).toList());
    }

    private static List<String> planRow(SystemFigures system) {
        Adherence adherence = system.plan().adherence();
        return List.of(
                system.name(),
                Numbers.whole(adherence.sections()),
                adherence.none() ? Cells.NOTHING : Numbers.percent(adherence.error()),
                adherence.none() ? Cells.NOTHING : Numbers.percent(adherence.close()),
                Cells.percent(system.plan().coverage()));
    }

    private Block cost() {
        return new Block.Table(
                List.of(
                        Column.text("System"),
                        Column.number("Tokens"),
                        Column.number("Accepted words"),
                        Column.number("Tokens per accepted word"),
                        Column.number("Computed per accepted word"),
                        Column.number("Model calls"),
                        Column.number("Seconds, all answers")),
                systems.stream().map(TextBlocks::costRow).toList());
    }

    private static List<String> costRow(SystemFigures system) {
        SystemFigures.CostFigures cost = system.cost();
        return List.of(
                system.name(),
                Numbers.whole(cost.tokensPerAcceptedWord().part()),
                Numbers.whole(cost.tokensPerAcceptedWord().whole()),
                Cells.rate(cost.tokensPerAcceptedWord()),
                Cells.rate(cost.computedPerAcceptedWord()),
                Numbers.whole(cost.modelCalls()),
                Numbers.whole(Math.round(cost.seconds())));
    }
}
