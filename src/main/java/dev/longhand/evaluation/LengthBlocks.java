package dev.longhand.evaluation;

import dev.longhand.document.Language;
import dev.longhand.evaluation.LengthFigures.Asked;
import dev.longhand.evaluation.measure.Summary;
import dev.longhand.evaluation.page.Bars;
import dev.longhand.evaluation.page.Block;
import dev.longhand.evaluation.page.Block.Column;
import dev.longhand.evaluation.page.Numbers;
import dev.longhand.evaluation.page.Scatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of a report that says how long the texts are. */
record LengthBlocks(List<SystemFigures> systems) {

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading("Length"), scatter(), bars()));
        if (systems.size() == 1) {
            blocks.add(scores(systems.getFirst()));
        }
        blocks.add(new Block.Heading("By asked length"));
        blocks.add(asked());
        return blocks;
    }

    private Block scatter() {
        List<List<Scatter.Point>> points = systems.stream()
                .map(system -> system.each().stream().map(LengthBlocks::point).toList())
                .toList();
        return new Block.Drawing(
                "Words asked for and written; on the broken line they are equal, a cross is a prompt without a text",
                Scatter.of("Words written against words asked for", "words asked for", "words written", points),
                names());
    }

    private static Scatter.Point point(AnswerFigures answer) {
        String remark = "asked %s, written %s, S_l %s: %s"
                .formatted(
                        Numbers.whole(answer.asked()),
                        Numbers.whole(answer.written()),
                        Numbers.fixed(answer.lengthScore(), 1),
                        answer.prompt());
        return new Scatter.Point(answer.asked(), answer.written(), remark);
    }

    private Block bars() {
        List<Bars.Group> groups =
                buckets().stream().map(bucket -> group(bucket)).toList();
        return new Block.Drawing(
                "S_l by asked length, in words", Bars.of("S_l by asked length", "S_l", groups), names());
    }

    private Bars.Group group(Bucket bucket) {
        return new Bars.Group(
                bucket.title(),
                count(systems.stream().map(system -> of(system, bucket)).toList()),
                systems.stream().map(system -> Cells.mean(of(system, bucket))).toList());
    }

    /** The scores of one system by bucket and language. */
    private Block scores(SystemFigures system) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("All", system.length().score()));
        buckets().forEach(bucket -> rows.add(row("Asked " + bucket.title(), of(system, bucket))));
        languages().forEach(language -> rows.add(row(Cells.language(language), of(system, language))));
        return new Block.Table(
                List.of(Column.text("Prompts"), Column.number("Answers"), Column.number("S_l"), Column.number("Median")),
                rows);
    }

    private static List<String> row(String name, Summary score) {
        return List.of(
                name,
                Numbers.whole(score.count()),
                Cells.score(score),
                score.none() ? Cells.NOTHING : Numbers.fixed(score.median(), 1));
    }

    private Block asked() {
        List<Column> columns = new ArrayList<>(List.of(Column.number("Asked"), Column.text("Language")));
        for (SystemFigures system : systems) {
            String name = systems.size() == 1 ? "" : system.name() + ", ";
            columns.add(Column.number(name + "mean words"));
            columns.add(Column.number("S_l"));
        }
        List<List<String>> rows = new ArrayList<>();
        lengths().forEach(asked -> languages().forEach(language -> askedRow(asked, language)
                .ifPresent(rows::add)));
        return new Block.Table(columns, rows);
    }

    private Optional<List<String>> askedRow(int asked, Language language) {
        List<Asked> cells =
                systems.stream().map(system -> asked(system, asked, language)).toList();
        if (cells.stream().allMatch(cell -> cell.score().none())) {
            return Optional.empty();
        }
        List<String> row = new ArrayList<>(List.of(Numbers.whole(asked), Cells.language(language)));
        cells.forEach(cell -> row.addAll(List.of(Cells.words(cell.written()), Cells.score(cell.score()))));
        return Optional.of(row);
    }

    private static Asked asked(SystemFigures system, int asked, Language language) {
        return system.length().byAsked().stream()
                .filter(cell -> cell.asked() == asked && cell.language() == language)
                .findFirst()
                .orElse(new Asked(asked, language, Summary.NONE, Summary.NONE));
    }

    private List<Integer> lengths() {
        return systems.stream()
                .flatMap(system -> system.length().byAsked().stream())
                .map(Asked::asked)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** The buckets that have prompts. */
    List<Bucket> buckets() {
        return Stream.of(Bucket.values())
                .filter(bucket ->
                        systems.stream().anyMatch(system -> !of(system, bucket).none()))
                .toList();
    }

    /** The languages that have prompts. */
    List<Language> languages() {
        return Stream.of(Language.values())
                .filter(language ->
                        systems.stream().anyMatch(system -> !of(system, language).none()))
                .toList();
    }

    static Summary of(SystemFigures system, Bucket bucket) {
        return system.length().byBucket().getOrDefault(bucket, Summary.NONE);
    }

    static Summary of(SystemFigures system, Language language) {
        return system.length().byLanguage().getOrDefault(language, Summary.NONE);
    }

    /** How many answers each system has, when that is the same number. */
    private static String count(List<Summary> scores) {
        List<Integer> counts = scores.stream().map(Summary::count).distinct().toList();
        return counts.size() == 1 ? Numbers.whole(counts.getFirst()) + (counts.getFirst() == 1 ? " answer" : " answers") : "";
    }

    private List<String> names() {
        return systems.size() == 1
                ? List.of()
                : systems.stream().map(SystemFigures::name).toList();
    }
}
