package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines in which the model talks to the person who asked, about the text, instead of writing it. Policy: CUT. Remarks on
 * the task, thanks and wishes go wherever they stand; announcements and refusals only before the text; offers, courtesies
 * and accounts of the section only after it, and not where something is asked for that has courtesies of its own, as a letter.
 */
final class Chatter implements Guard {
    private static final Pattern COURTEOUS = Pattern.compile("(?i)\\b(?:e-?mail|letter|memo|message|repl(?:y|ies)|respond"
            + "|chat|customer|dialogue|conversation|speech|script|post|newsletter|invitation|note|announcement|cover|template|resume|cv|application)\\w{0,2}\\b"
            + "|[信函]|邮件|通知|客服|回复|对话|演讲|发言|致辞|稿|公众号|帖|剧本|模板|简历|合同|申请");
    private static final Pattern SERIAL = Pattern.compile("(?i)serial|to be continued|episode|cliffhanger|连载|待续");

    /** So many lines before the text may announce it. */
    private static final int MOST_BEFORE = 3;

    /** So many sentences after the text may be talk in its last line. */
    private static final int MOST_AFTER = 4;

    /** What is talk in a document of this kind. */
    private record Ear(boolean courteous, boolean serial) {

        static Ear of(GuardContext context) {
            String asked = context.instruction() + " " + context.title();
            return new Ear(
                    COURTEOUS.matcher(asked).find(), SERIAL.matcher(asked).find());
        }

        boolean isRemark(String line) {
            String plain = Wording.plain(line);
            return Talk.isRemark(plain) || (!serial && Talk.isPromise(plain)) || (!courteous && Talk.isParting(plain));
        }

        static boolean isOffer(String line) {
            String plain = Wording.plain(line);
            return Talk.isOffer(plain) || Talk.isCourtesy(plain) || Talk.isAccount(plain);
        }
    }

    @Override
    public String name() {
        return "chatter";
    }

    @Override
    public String why() {
        return "talk about the text";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        Ear ear = Ear.of(context);
        Lines lines = withoutAnnouncements(Lines.of(text));
        BitSet talk = remarks(lines, ear);
        markOffers(lines, talk, ear);
        Lines kept = withoutTail(lines.without(talk::get), ear);
        return new Kept(kept.text().equals(text) ? text : withoutFirstRule(kept).text());
    }

    /** An announcement may have the text's first words behind it, in the same line. */
    private static Lines withoutAnnouncements(Lines all) {
        Lines lines = all;
        for (int i = 0; i < MOST_BEFORE && lines.size() > 0 && lines.get(0).isProse(); i++) {
            String first = lines.get(0).text();
            int announced = Talk.isRefusal(Wording.plain(first)) ? first.length() : Talk.announcement(first);
            String rest = first.substring(announced).stripLeading();
            if (announced == 0) {
                return lines;
            }
            if (!Wording.plain(rest).isEmpty()) {
                return lines.with(0, rest);
            }
            lines = lines.without(index -> index == 0);
        }
        return lines;
    }

    private static BitSet remarks(Lines lines, Ear ear) {
        BitSet remarks = new BitSet();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            remarks.set(i, line.isProse() && !Wording.isItem(line) && ear.isRemark(line.text()));
        }
        return remarks;
    }

    /** Goes back from the last line for as long as there is nothing but talk; after a letter a rule has to part it. */
    private static void markOffers(Lines lines, BitSet talk, Ear ear) {
        int i = lines.size() - 1;
        BitSet offers = new BitSet();
        while (i >= 0 && lines.get(i).isProse() && (talk.get(i) || Ear.isOffer(lines.get(i).text()))) {
            offers.set(i--);
        }
        boolean parted = i >= 0 && Wording.isRule(lines.get(i));
        if (parted || !ear.courteous()) {
            talk.or(offers);
        }
    }

    /** Talk may stand in one line with the text's last sentences. */
    private static Lines withoutTail(Lines lines, Ear ear) {
        int last = lines.size() - 1;
        if (last < 0 || !lines.get(last).isProse()) {
            return lines;
        }
        String line = lines.get(last).text();
        List<Integer> ends = SentenceEnds.of(line);
        return ends.subList(Math.max(0, ends.size() - MOST_AFTER), ends.size()).stream()
                .filter(end -> isTalk(line.substring(end), ear))
                .findFirst()
                .map(end -> lines.with(last, line.substring(0, end)))
                .orElse(lines);
    }

    private static boolean isTalk(String tail, Ear ear) {
        return !tail.isBlank() && (ear.isRemark(tail) || (!ear.courteous() && Ear.isOffer(tail)));
    }

    private static Lines withoutFirstRule(Lines lines) {
        return lines.size() > 0 && Wording.isRule(lines.get(0)) ? lines.without(index -> index == 0) : lines;
    }
}
