package dev.longhand.stages.guards;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;

/**
 * Paragraphs that say again, in nearly the same words, what stands earlier in the document or in the text itself, and
 * long sentences that come again word for word. Policy: CUT; RETRY when less than half of the text is left. Short lines,
 * headings, quotations, tables and code may come again.
 */
final class Duplicates implements Guard {

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public String why() {
        return "text that was there already";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        Said said = new Said(context.language());
        context.earlier().forEach(said::add);
        String kept = Lines.of(text).mapped(line -> fresh(line, said)).text();
        return 2 * WordCounter.count(kept) < WordCounter.count(text)
                ? new Rejected("the answer repeats itself or earlier text")
                : new Kept(kept);
    }

    private static String fresh(Line line, Said said) {
        if (!line.isProse() || line.text().stripLeading().startsWith(">")) {
            return line.text();
        }
        String fresh = said.has(line.text()) ? "" : said.news(line.text());
        said.add(line.text());
        return fresh;
    }
}
