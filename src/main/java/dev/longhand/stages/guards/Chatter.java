package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines in which the model talks to the person who asked, about the text, instead of writing it. Policy: CUT. Remarks on
 * the task go wherever they stand; announcements and refusals only before the text; offers and courtesies only after it,
 * and not where something is asked for that has courtesies of its own, as a letter.
 */
final class Chatter implements Guard {
    private static final Pattern COURTEOUS = Pattern.compile("(?i)\\b(?:e-?mail|letter|memo|message|repl(?:y|ies)|respond"
            + "|chat|customer|dialogue|conversation|speech|script|post|newsletter|invitation|note|announcement|cover)\\w{0,2}\\b"
            + "|[信函]|邮件|通知|客服|回复|对话|演讲|发言|致辞|稿|公众号|帖|剧本");
    private static final Pattern SERIAL = Pattern.compile("(?i)serial|to be continued|episode|cliffhanger|连载|待续");

    /** So many lines before the text may announce it. */
    private static final int MOST_BEFORE = 3;

    /** So many sentences after the text may be talk in its last line. */
    private static final int MOST_AFTER = 4;

    @Override
    public String name() {
        return "chatter";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        Lines lines = withoutAnnouncements(Lines.of(text));
        BitSet talk = remarks(lines, context);
        markOffers(lines, talk, context);
        Lines kept = withoutTail(lines.without(talk::get), isCourteous(context));
        return new Kept(kept.text().equals(text) ? text : withoutFirstRule(kept).text());
    }

    /** An announcement may have the text's first words behind it, in the same line. */
    private static Lines withoutAnnouncements(Lines all) {
        Lines lines = all;
        for (int i = 0; i < MOST_BEFORE && lines.size() > 0 && lines.get(0).isProse(); i++) {
            String first = lines.get(0).text();
            int announced = Talk.isRefusal(Wording.plain(first)) ? first.length() : Talk.announcement(first);
            String rest = first.substring(announced).stripLeading();
            if (!Wording.plain(rest).isEmpty()) {
                return announced == 0 ? lines : lines.with(0, rest);
            }
            lines = lines.without(index -> index == 0);
        }
        return lines;
    }

    private static BitSet remarks(Lines lines, GuardContext context) {
        boolean serial = SERIAL.matcher(context.instruction()).find();
        BitSet remarks = new BitSet();
        for (int i = 0; i < lines.size(); i++) {
            String plain = Wording.plain(lines.get(i).text());
            remarks.set(i, lines.get(i).isProse() && (Talk.isRemark(plain) || (!serial && Talk.isPromise(plain))));
        }
        return remarks;
    }

    /** Goes back from the last line for as long as there is nothing but talk; after a letter a rule has to part it. */
    private static void markOffers(Lines lines, BitSet talk, GuardContext context) {
        int i = lines.size() - 1;
        BitSet offers = new BitSet();
        while (i >= 0 && lines.get(i).isProse() && (talk.get(i) || isOffer(lines.get(i).text()))) {
            offers.set(i--);
        }
        boolean parted = i >= 0 && Wording.isRule(lines.get(i));
        if (parted || !isCourteous(context)) {
            talk.or(offers);
        }
    }

    /** Talk may stand in one line with the text's last sentences. */
    private static Lines withoutTail(Lines lines, boolean courteous) {
        int last = lines.size() - 1;
        if (last < 0 || !lines.get(last).isProse()) {
            return lines;
        }
        String line = lines.get(last).text();
        List<Integer> ends = SentenceEnds.of(line);
        for (int end : ends.subList(Math.max(0, ends.size() - MOST_AFTER), ends.size())) {
            String tail = line.substring(end);
            if (!tail.isBlank() && ((!courteous && isOffer(tail)) || Talk.isRemark(Wording.plain(tail)))) {
                return lines.with(last, line.substring(0, end));
            }
        }
        return lines;
    }

    private static boolean isOffer(String line) {
        String plain = Wording.plain(line);
        return Talk.isOffer(plain) || Talk.isCourtesy(plain);
    }

    private static boolean isCourteous(GuardContext context) {
        return COURTEOUS.matcher(context.instruction() + " " + context.title()).find();
    }

    private static Lines withoutFirstRule(Lines lines) {
        return lines.size() > 0 && Wording.isRule(lines.get(0)) ? lines.without(index -> index == 0) : lines;
    }
}
