package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Language;

/**
 * How many sections a plan has and how long they are, by the target in words (characters in Chinese). AgentWrite gives a
 * section 200 to 1,000 words; about 500 reads best, and 300 by a small model, which has less to say on one point.
 *
 * @param target words of the whole document; 0 when no length is asked
 * @param unit what the plan lists
 */
record PlanSize(int target, Unit unit) {

    /** What a plan lists: the sections of a document, or the chapters of one too long for a list of sections. */
    enum Unit {
        SECTIONS(200, 1_000, 500),
        SHORT_SECTIONS(150, 600, 300),
        CHAPTERS(1_500, 9_000, 4_500);

        private final int shortest;
        private final int longest;
        private final int usual;

        Unit(int shortest, int longest, int usual) {
            this.shortest = shortest;
            this.longest = longest;
            this.usual = usual;
        }
    }

    /** A point may be spread over this many sections, and a section may be made of this many points. */
    static final int SPREAD = 3;

    private static final int LONG = 900;
    private static final int MANY = 40;
    private static final int FEWEST_OPEN = 4;
    private static final int OPEN = 12;
    private static final int TOKENS_PER_SECTION = 80;
    private static final int FEWEST_TOKENS_PER_SECTION = 40;
    private static final int SLACK_TOKENS = 400;

    /** The size of a plan that lists every section of so many words of the brief's document. */
    static PlanSize ofSections(Brief brief, int target) {
        return new PlanSize(target, brief.forSmallModel() ? Unit.SHORT_SECTIONS : Unit.SECTIONS);
    }

    /** The size of a plan that lists the chapters of so many words. */
    static PlanSize ofChapters(int target) {
        return new PlanSize(target, Unit.CHAPTERS);
    }

    /** The shortest piece, unless the whole is shorter. */
    int shortest() {
        return unit.shortest;
    }

    /** The longest piece. */
    int longest() {
        return unit.longest;
    }

    /** Whether no length is asked. */
    boolean open() {
        return target == 0;
    }

    /** The number of sections to ask for; long documents get longer sections, so that the plan stays short. */
    int suggested() {
        if (open()) {
            return OPEN;
        }
        int usual = Math.round((float) target / unit.usual);
        return Math.clamp(Math.min(usual, Math.max(MANY, target / LONG)), fewest(), most());
    }

    /** The fewest sections that can hold the target. */
    int fewest() {
        return open() ? 1 : Math.ceilDiv(target, unit.longest);
    }

    /** The most sections that the target is enough for. */
    int most() {
        return open() ? 2 * OPEN : Math.max(1, target / unit.shortest);
    }

    /** The tokens that an answer with a whole plan takes. */
    int tokens() {
        return SLACK_TOKENS + TOKENS_PER_SECTION * suggested();
    }

    /** With less room than this an answer is hardly a plan. */
    int fewestTokens() {
        return FEWEST_TOKENS_PER_SECTION * suggested();
    }

    /** The JSON Schema of a plan of this size in this language. */
    String schema(Language language) {
        return """
                {"type":"object","additionalProperties":false,"required":["title","sections"],"properties":{\
                "title":{"type":"string","maxLength":%d},\
                "sections":{"type":"array","minItems":%d,"maxItems":%d,"items":\
                {"type":"object","additionalProperties":false,"required":["point","words"],"properties":{\
                "point":{"type":"string","minLength":%d,"maxLength":%d},"words":{"type":"integer"}}}}}}"""
                .formatted(
                        longestTitle(language),
                        fewestAsked(),
                        mostAsked(),
                        shortestPoint(language),
                        longestPoint(language));
    }

    private static int longestTitle(Language language) {
        return switch (language) {
            case EN -> 120;
            case ZH -> 40;
        };
    }

    /** Below this many characters a point is a mere heading. */
    private static int shortestPoint(Language language) {
        return switch (language) {
            case EN -> 50;
            case ZH -> 18;
        };
    }

    /** A small model may go round in circles within a point; so it comes to its end, and the plan to its tokens. */
    private static int longestPoint(Language language) {
        return switch (language) {
            case EN -> 300;
            case ZH -> 100;
        };
    }

    /** Small models go on with a list for as long as they may, and every section is a call with all of the text before it. */
    private int mostAsked() {
        return Math.min(most(), suggested() * 5 / 4);
    }

    /** Small models end a list as soon as they may, so most of what is asked for is forced. */
    private int fewestAsked() {
        return open() ? FEWEST_OPEN : Math.max(fewest(), Math.ceilDiv(4 * suggested(), 5));
    }
}
