package dev.longhand.stages.guards;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a model was told before it wrote, to be known again at the beginning of its text. */
final class Told {
    private static final double MOSTLY = 0.8;
    private static final int FEWEST_SHINGLES = 5;

    private static final Pattern PLAN = Pattern.compile("(?i)(?:the )?(?:plan|outline)\\s?[:：]?|写作计划[：:]?|(?:计划|提纲|大纲)[：:]"
            + "|(?:[0-9]{1,2}[.)、]\\s?)?(?:main point|主要内容|要点)\\s?[:：].*+"
            + "|.{0,600}[-–—]\\s?(?:word count|字数)\\s?[:：]\\s?[0-9].{0,20}");
    private static final Pattern TITLE = Pattern.compile("(?i)^(?:(?:document )?title|topic|(?:文章)?标题|题目)\\s?[:：]\\s*");

    /** Such documents number their sections themselves. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)contract|agreement|terms of|polic(?:y|ies)|bylaw|statute|regulation|合同|协议|条例|章程|规定|制度|办法|标书");

    private final GuardContext context;
    private final String title;
    private final Set<String> headings;
    private final String lastHeading;
    private final boolean numbered;

    Told(GuardContext context) {
        this.context = context;
        this.title = Wording.fingerprint(context.title());
        this.numbered = context.whole() || NUMBERED.matcher(context.instruction()).find();
        List<String> earlier = context.earlier().stream()
                .flatMap(section -> Lines.of(section).all().stream())
                .filter(Line::isHeading)
                .map(line -> Wording.fingerprint(line.text()))
                .toList();
        this.headings = Set.copyOf(earlier);
        this.lastHeading = earlier.isEmpty() ? "" : earlier.getLast();
    }

    /** Whether the line says nothing but what was told. */
    boolean isRestated(Line line) {
        String said = Wording.plain(unlabelled(line));
        boolean nothing = said.isEmpty() && !Wording.plain(line.text()).isEmpty();
        return switch (line.kind()) {
            case TABLE, CODE -> false;
            case HEADING -> nothing || isTitle(said) || headings.contains(Wording.fingerprint(line.text()));
            case PROSE -> nothing || isTitle(said) || isPlan(said) || isPoint(said) || isInstruction(said);
        };
    }

    /** The line without the number that the section has in the plan. */
    String unlabelled(Line line) {
        return numbered ? line.text() : SectionLabel.removed(line);
    }

    /** Fingerprint of the heading under which the text begins; empty where there is none. */
    String lastHeading() {
        return lastHeading;
    }

    boolean isPoint(String line) {
        return says(line, context.point());
    }

    private boolean isTitle(String said) {
        String bare = TITLE.matcher(said).replaceFirst("");
        return !context.whole()
                && !title.isEmpty()
                && Wording.fingerprint(bare).equals(title);
    }

    private boolean isPlan(String said) {
        return !context.whole() && PLAN.matcher(said).matches();
    }

    private boolean isInstruction(String said) {
        return says(said, context.instruction());
    }

    private boolean says(String line, String told) {
        if (told.isBlank()) {
            return false;
        }
        Shingles said = Shingles.of(Wording.plain(line), context.language());
        return Wording.fingerprint(line).equals(Wording.fingerprint(told))
                || (said.count() >= FEWEST_SHINGLES
                        && said.containedIn(Shingles.of(told, context.language()).all()) >= MOSTLY);
    }
}
