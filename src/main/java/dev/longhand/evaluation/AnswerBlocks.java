package dev.longhand.evaluation;

import dev.longhand.evaluation.page.Block;
import dev.longhand.evaluation.page.Block.Column;
import dev.longhand.evaluation.page.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The part of a report that names the answers to look at first: those that failed, and those furthest from their length. */
record AnswerBlocks(List<SystemFigures> systems) {
    private static final int LOWEST = 10;
    private static final int MOST_FAILURES = 50;

    private record Answered(SystemFigures system, AnswerFigures answer) {}

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Answered> failed =
                answered().filter(one -> one.answer().failed()).toList();
        if (!failed.isEmpty()) {
            blocks.addAll(failures(failed));
        }
        List<Answered> lowest = answered()
                .filter(one -> !one.answer().failed())
                .sorted(Comparator.comparingDouble(one -> one.answer().lengthScore()))
                .limit(LOWEST)
                .toList();
        if (!lowest.isEmpty()) {
            blocks.addAll(lowest(lowest));
        }
        return blocks;
    }

    private static List<Block> failures(List<Answered> failed) {
        String title = failed.size() > MOST_FAILURES
                ? "The first %d of %s failures".formatted(MOST_FAILURES, Numbers.whole(failed.size()))
                : "Failures";
        return List.of(
                new Block.Heading(title),
                new Block.Table(
                        List.of(
                                Column.text("System"),
                                Column.number("Prompt"),
                                Column.text("It begins"),
                                Column.text("Why")),
                        failed.stream()
                                .limit(MOST_FAILURES)
                                .map(AnswerBlocks::failedRow)
                                .toList()));
    }

    private static List<Block> lowest(List<Answered> lowest) {
        return List.of(
                new Block.Heading("Lowest S_l"),
                new Block.Table(
                        List.of(
                                Column.text("System"),
                                Column.number("Prompt"),
                                Column.text("It begins"),
                                Column.number("Asked"),
                                Column.number("Written"),
                                Column.number("S_l")),
                        lowest.stream().map(AnswerBlocks::lowestRow).toList()));
    }

    private Stream<Answered> answered() {
        return systems.stream()
                .flatMap(system -> system.each().stream().map(answer -> new Answered(system, answer)));
    }

    private static List<String> failedRow(Answered one) {
        return List.of(
                one.system().name(),
                Integer.toString(one.answer().index() + 1),
                one.answer().prompt(),
                one.answer().failure());
    }

    private static List<String> lowestRow(Answered one) {
        return List.of(
                one.system().name(),
                Integer.toString(one.answer().index() + 1),
                one.answer().prompt(),
                Numbers.whole(one.answer().asked()),
                Numbers.whole(one.answer().written()),
                Numbers.fixed(one.answer().lengthScore(), 1));
    }
}
