package dev.longhand.stages.guards;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Verdict.Kept;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the model was told, said again before the text: the document's title, the instruction, the planned point, the
 * section's number, the heading of an earlier section. Policy: CUT. A sentence that says the point stays where there is
 * nothing else. One short heading of the section's own stays, without number and word count; one that says a long point is
 * cut at its colon, and goes where it is a whole sentence. Everywhere go numbers of paragraphs, headings without words, and
 * one in the words of the heading before it.
 */
final class Restatement implements Guard {
    /** So many lines before the text may be restated. */
    private static final int MOST = 8;

    /** A heading that says the planned point may have so many words or characters. */
    private static final int LONGEST_HEADING = 16;

    private static final Pattern MARKED_TWICE = Pattern.compile("^(\\h*#{1,6}\\h+)(?:#{1,6}\\h+)++");

    @Override
    public String name() {
        return "restatement";
    }

    @Override
    public String why() {
        return "what was told, said again";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        Told told = new Told(context);
        return new Kept(distinct(unnumbered(begun(Lines.of(text), told, context)), told).text());
    }

    private static Lines begun(Lines all, Told told, GuardContext context) {
        Lines lines = all;
        int at = 0;
        for (int i = 0; i < MOST && at < Math.min(2, lines.size()); i++) {
            int here = at;
            if ((told.isRestated(lines.get(at)) && !isAllThereIs(lines, at, told)) || repeatsHeading(lines, at)) {
                lines = lines.without(index -> index == here);
            } else if (at == 0 && lines.get(0).isHeading() && !context.whole()) {
                String heading = heading(lines.get(0), told);
                lines = heading.isEmpty() ? lines.without(index -> index == 0) : lines.with(at++, heading);
            } else {
                return lines.get(at).isProse() ? lines.with(at, told.unlabelled(lines.get(at))) : lines;
            }
        }
        return lines;
    }

    /** Whether the text says nothing but its point: that is a beginning, which can be gone on from. */
    private static boolean isAllThereIs(Lines lines, int at, Told told) {
        Line line = lines.get(at);
        boolean alone = lines.all().stream().filter(Line::isProse).count() == 1;
        return alone && line.isProse() && SentenceEnds.endsWithOne(line.text()) && told.isPoint(line.text());
    }

    /** A heading that was said already, be it as a heading or as a line. */
    private static boolean repeatsHeading(Lines lines, int at) {
        return at == 1
                && lines.get(0).isHeading()
                && Wording.fingerprint(lines.get(0).text())
                        .equals(Wording.fingerprint(lines.get(1).text()));
    }

    private static String heading(Line line, Told told) {
        String heading = MARKED_TWICE.matcher(SectionLabel.bareHeading(told.unlabelled(line))).replaceFirst("$1");
        if (!told.isPoint(heading) || WordCounter.count(heading) <= LONGEST_HEADING) {
            return heading;
        }
        String head = heading.split("[:：]", 2)[0];
        return WordCounter.count(head) <= LONGEST_HEADING ? head : SentenceEnds.endsWithOne(heading) ? "" : heading;
    }

    private static Lines unnumbered(Lines lines) {
        return lines.mapped(line -> switch (line.kind()) {
            case HEADING, PROSE -> SectionLabel.paragraphRemoved(line);
            case TABLE, CODE -> line.text();
        });
    }

    private static Lines distinct(Lines lines, Told told) {
        Set<Integer> again = new HashSet<>();
        String before = told.lastHeading();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isHeading()) {
                String heading = Wording.fingerprint(lines.get(i).text());
                if (heading.isEmpty() || heading.equals(before)) {
                    again.add(i);
                } else {
                    before = heading;
                }
            }
        }
        return lines.without(again::contains);
    }
}
