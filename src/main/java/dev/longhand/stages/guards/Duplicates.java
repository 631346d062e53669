package dev.longhand.stages.guards;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;
import java.util.regex.Pattern;

/**
 * Paragraphs that say again, in nearly the same words, what stands earlier in the document or in the text itself, and
 * long sentences that come again word for word. Policy: CUT; RETRY when less than half of the text is left. Short lines,
 * headings, quotations, links, tables and code may come again, and items of a list may be alike.
 */
final class Duplicates implements Guard {
    private static final Pattern MAY_COME_AGAIN = Pattern.compile("^\\s*+>|https?://");

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
        if (!line.isProse() || MAY_COME_AGAIN.matcher(line.text()).find()) {
            return line.text();
        }
        boolean copied = !Wording.isItem(line) && said.has(line.text());
        String fresh = copied ? "" : said.news(line.text());
        said.add(line.text());
        return fresh;
    }
}
