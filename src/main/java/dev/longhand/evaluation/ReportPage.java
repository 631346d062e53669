package dev.longhand.evaluation;

import dev.longhand.evaluation.page.Block;
import dev.longhand.evaluation.page.Block.Card;
import dev.longhand.evaluation.page.Numbers;
import dev.longhand.evaluation.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a report on a page. */
record ReportPage(Report report) {
    Page page() {
        List<SystemFigures> systems = report.systems();
        List<Block> blocks = new ArrayList<>();
        blocks.add(systems.size() == 1 ? new Block.Cards(cards(systems.getFirst())) : new SideBySide(report).overview());
        blocks.addAll(differences());
        blocks.addAll(new LengthBlocks(systems).blocks());
        blocks.addAll(new TextBlocks(systems).blocks());
        blocks.addAll(new QualityBlocks(systems).blocks());
        blocks.addAll(new AnswerBlocks(systems).blocks());
        blocks.addAll(Explanations.blocks());
        return new Page(systems.size() == 1 ? "Evaluation" : "Evaluation, side by side", subtitle(), blocks);
    }

    private String subtitle() {
        String systems =
                report.systems().stream().map(SystemFigures::name).collect(Collectors.joining(", "));
        List<String> models =
                report.systems().stream().map(SystemFigures::model).distinct().toList();
        String model = models.size() == 1 && !models.getFirst().isBlank() ? ", model " + models.getFirst() : "";
        String leftOut = report.leftOut().stream()
                .filter(left -> left.answers() > 0)
                .map(left -> " Left out, because not every run has the prompt: %2$s of %1$s."
                        .formatted(left.system(), counted(left.answers(), "answer")))
                .collect(Collectors.joining());
        return "%s%s, on %s.%s".formatted(systems, model, counted(report.prompts(), "prompt"), leftOut);
    }

    private static String counted(int count, String what) {
        return Numbers.whole(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static List<Card> cards(SystemFigures system) {
        List<Card> cards = new ArrayList<>(List.of(
                new Card(
                        "S_l, length",
                        Cells.score(system.length().score()),
                        "median " + Numbers.fixed(system.length().score().median(), 1)),
                new Card(
                        "Failures",
                        Numbers.whole(system.failures()),
                        "of %s, %s".formatted(counted(system.answers(), "answer"), Cells.percent(system.failed()))),
                new Card(
                        "Tokens per accepted word",
                        Cells.rate(system.cost().tokensPerAcceptedWord()),
                        counted((int) system.cost().modelCalls(), "model call")),
                new Card("Repetition", Cells.percent(system.wording().repetition()), "4-grams that occurred before"),
                new Card(
                        "Distinct-4",
                        Cells.share(system.wording().windows()),
                        "in windows of 500 tokens")));
        system.quality().forEach(quality -> cards.addAll(1, judged(quality)));
        return cards;
    }

    private static List<Card> judged(QualityFigures quality) {
        String spread = quality.repetitions().count() < 2
                ? ""
                : " ± " + Numbers.fixed(quality.repetitions().deviation(), 1);
        return List.of(
                new Card(
                        "S_q, quality",
                        Cells.score(quality.quality(), quality.answers()) + spread,
                        "%s judged by %s".formatted(counted(quality.answers(), "answer"), quality.judge())),
                new Card("S̄, both", Cells.score(quality.overall(), quality.answers()), "(S_l + S_q) / 2"));
    }

    private List<Block> differences() {
        if (report.differences().isEmpty()) {
            return List.of();
        }
        return List.of(
                new Block.Heading("Differences to " + report.systems().getFirst().name()),
                new Block.Note("The mean difference on the same prompts and its 95 % interval; an interval that holds 0 is no"
                        + " clear difference."),
                new SideBySide(report).differences());
    }
}
