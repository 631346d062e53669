package dev.longhand.stages.guards;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Paragraphs that say again, in nearly the same words, what stands earlier in the document or in the text itself, long
 * sentences of which every few words in a row were said before, and short ones that come word for word a third time within
 * some pages. Policy: CUT; RETRY when less than a quarter of the text is left. Verse, headings, quotations, links, tables and
 * code may come again, short items of a list, too, and its items may be alike.
 */
final class Duplicates implements Guard {
    /** A quarter is worth to be gone on from. */
    private static final int FEWEST = 4;

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
        Lines lines = Lines.of(text);
        boolean verse = lines.isVerse();
        List<String> fresh = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            fresh.add(fresh(lines.get(i), said, verse));
        }
        dropEmptied(lines, fresh);
        Iterator<String> next = fresh.iterator();
        String kept = lines.mapped(_ -> next.next()).text();
        return !context.lenient() && FEWEST * WordCounter.count(kept) < WordCounter.count(text)
                ? new Rejected("the answer repeats itself or earlier text")
                : new Kept(kept);
    }

    /** A heading goes when all that stood under it has gone. */
    private static void dropEmptied(Lines lines, List<String> fresh) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            int next = i + 1;
            while (next < lines.size() && fresh.get(next).isBlank()) {
                next++;
            }
            boolean nothing = next == lines.size() || (lines.get(next).isHeading() && rank(lines.get(next)) <= rank(lines.get(i)));
            if (lines.get(i).isHeading() && next > i + 1 && nothing) {
                fresh.set(i, "");
            }
        }
    }

    private static int rank(Line heading) {
        return (int) heading.text().strip().chars().takeWhile(c -> c == '#').count();
    }

    private static String fresh(Line line, Said said, boolean verse) {
        if (!line.isProse() || MAY_COME_AGAIN.matcher(line.text()).find()) {
            return line.text();
        }
        boolean item = Wording.isItem(line);
        if (!item && said.has(line.text())) {
            return "";
        }
        return verse ? line.text() : said.news(line.text(), item);
    }
}
