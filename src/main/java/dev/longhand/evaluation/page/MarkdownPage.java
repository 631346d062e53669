package dev.longhand.evaluation.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page as Markdown with tables, without its drawings. */
public final class MarkdownPage {
    private static final Pattern SPECIAL = Pattern.compile(
            "[\\\\`*\\[<>#|~$&]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private MarkdownPage() {}

    /** The page as text. */
    public static String render(Page page) {
        return "# %s\n\n%s\n\n".formatted(escaped(page.title()), escaped(page.subtitle()))
                + page.blocks().stream()
                        .map(MarkdownPage::block)
                        .filter(block -> !block.isEmpty())
                        .collect(Collectors.joining("\n"));
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading -> "## " + escaped(heading.text()) + "\n";
            case Block.Note note -> escaped(note.text()) + "\n";
            case Block.Cards cards ->
                cards.cards().stream().map(MarkdownPage::card).collect(Collectors.joining());
            case Block.Table table -> table(table);
            case Block.Drawing _ -> "";
        };
    }

    private static String card(Block.Card card) {
        String remark = card.remark().isEmpty() ? "" : " (" + escaped(card.remark()) + ")";
        return "- %s: **%s**%s\n".formatted(escaped(card.name()), escaped(card.value()), remark);
    }

    private static String table(Block.Table table) {
        String line = table.columns().stream()
                .map(column -> column.numbers() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        return row(table.columns().stream().map(Block.Column::title).toList())
                + line
                + table.rows().stream().map(MarkdownPage::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownPage::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip()).replaceAll("\\\\$0");
    }
}
