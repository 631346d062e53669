package dev.longhand.evaluation.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A page as one HTML file: its style and drawings are in it, and it runs no script and loads nothing. */
public final class HtmlPage {
    private static final double LEGEND_SIZE = 12;

    private static final String STYLE = """
            :root { color-scheme: light dark; --back: #fafaf8; --front: #1c2127; --soft: #59636e; --line: #dfe2e6; --card: #ffffff;
              --s0: #1f6fd6; --s1: #d1580b; --s2: #23854a; --s3: #8f3fb0; --s4: #a67c00; --s5: #c22d5c; --s6: #0c8189; --s7: #68707a; }
            @media (prefers-color-scheme: dark) {
              :root { --back: #14171b; --front: #e4e7eb; --soft: #9aa4af; --line: #30363d; --card: #1c2026;
                --s0: #6cb0ff; --s1: #ff9d57; --s2: #5fcf8a; --s3: #cf91ee; --s4: #e0bb45; --s5: #ff86a8; --s6: #4fcdd4; --s7: #a9b1ba; }
            }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--back); color: var(--front);
              font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif; }
            h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
            h2 { margin: 3rem 0 0.75rem; font-size: 1.25rem; }
            p { margin: 0.5rem 0 1rem; max-width: 46rem; color: var(--soft); }
            p.subtitle { margin: 0.4rem 0 2rem; }
            .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.6rem, 1fr)); gap: 0.75rem; margin: 1rem 0; }
            .card { padding: 0.8rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; }
            .card div { color: var(--soft); font-size: 0.82rem; line-height: 1.35; overflow-wrap: anywhere; }
            .card strong { display: block; margin: 0.15rem 0; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
            .wide { overflow-x: auto; margin: 0.75rem 0 1.25rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--card); }
            table { width: 100%; border-collapse: collapse; font-size: 0.9rem; line-height: 1.4; }
            th, td { padding: 0.45rem 0.8rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
            td { overflow-wrap: anywhere; }
            td:first-child { overflow-wrap: break-word; }
            thead th { border-top: 0; color: var(--soft); font-weight: 600; font-size: 0.82rem; vertical-align: bottom; }
            .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            thead .number { white-space: normal; }
            figure { margin: 1rem 0 1.5rem; padding: 0.9rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; }
            figcaption { font-weight: 600; font-size: 0.95rem; }
            .plot { overflow-x: auto; }
            .plot svg { display: block; width: 100%; min-width: 34rem; height: auto; margin-top: 0.5rem; }
            svg text { fill: var(--soft); font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; font-variant-numeric: tabular-nums; }
            svg text.name { fill: var(--front); }
            .grid { stroke: var(--line); stroke-width: 1; }
            .ideal { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 6 4; }
            .mark { fill: var(--c); fill-opacity: 0.72; stroke: var(--card); stroke-width: 0.75; }
            .whole { fill-opacity: 1; }
            .bar { fill: var(--c); }
            .line { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round; }
            .cross { fill: none; stroke: var(--c); stroke-width: 2; }
            .legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; margin: 0.4rem 0 0; padding: 0; list-style: none; font-size: 0.85rem; color: var(--soft); }
            .legend svg { width: 12px; height: 12px; margin-right: 0.4rem; vertical-align: -1px; }
            .s0 { --c: var(--s0); } .s1 { --c: var(--s1); } .s2 { --c: var(--s2); } .s3 { --c: var(--s3); }
            .s4 { --c: var(--s4); } .s5 { --c: var(--s5); } .s6 { --c: var(--s6); } .s7 { --c: var(--s7); }
            @media print { body { max-width: none; } figure, .wide { break-inside: avoid; } }
            """;

    private HtmlPage() {}

    /** The page as text. */
    public static String render(Page page) {
        return "<!DOCTYPE html>\n" + html(page).render() + "\n";
    }

    private static Element html(Page page) {
        Element head = Element.of("head")
                .add(
                        Element.of("meta").with("charset", "utf-8"),
                        Element.of("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1"),
                        Element.of("title", page.title()),
                        Element.of("style", STYLE));
        Element main = Element.of("main")
                .add(
                        Element.of("h1", page.title()),
                        Element.of("p", page.subtitle()).with("class", "subtitle"));
        page.blocks().forEach(block -> main.add(block(block)));
        return Element.of("html").with("lang", "en").add(head, Element.of("body").add(main));
    }

    private static Element block(Block block) {
        return switch (block) {
            case Block.Heading heading -> Element.of("h2", heading.text());
            case Block.Note note -> Element.of("p", note.text());
            case Block.Cards cards ->
                Element.of("div")
                        .with("class", "cards")
                        .addAll(cards.cards().stream().map(HtmlPage::card).toList());
            case Block.Table table -> Element.of("div").with("class", "wide").add(table(table));
            case Block.Drawing drawing -> figure(drawing);
        };
    }

    private static Element card(Block.Card card) {
        return Element.of("div")
                .with("class", "card")
                .add(
                        Element.of("div", card.name()),
                        Element.of("strong", card.value()),
                        Element.of("div", card.remark()));
    }

    private static Element table(Block.Table table) {
        Element head = row(table, "th", table.columns().stream().map(Block.Column::title).toList());
        List<Element> rows =
                table.rows().stream().map(row -> row(table, "td", row)).toList();
        return Element.of("table")
                .add(Element.of("thead").add(head), Element.of("tbody").addAll(rows));
    }

    private static Element row(Block.Table table, String cell, List<String> texts) {
        return Element.of("tr")
                .addAll(IntStream.range(0, texts.size())
                        .mapToObj(i -> table.columns().get(i).numbers()
                                ? Element.of(cell, texts.get(i)).with("class", "number")
                                : Element.of(cell, texts.get(i)))
                        .toList());
    }

    private static Element figure(Block.Drawing drawing) {
        List<Element> names = new ArrayList<>();
        for (int i = 0; i < drawing.series().size(); i++) {
            Element mark = Element.of("svg")
                    .with("viewBox", "0 0 12 12")
                    .with("aria-hidden", "true")
                    .add(Plot.mark(i, LEGEND_SIZE / 2, LEGEND_SIZE / 2));
            names.add(Element.of("li").add(mark, Element.of("span", drawing.series().get(i))));
        }
        return Element.of("figure")
                .add(
                        Element.of("figcaption", drawing.title()),
                        Element.of("ul").with("class", "legend").addAll(names),
                        Element.of("div").with("class", "plot").add(drawing.svg()));
    }
}
