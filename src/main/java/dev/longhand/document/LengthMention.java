package dev.longhand.document;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A length that a text mentions, and the text around it, with {@code #} in the length's own place.
 *
 * @param amount in words; of a range, the upper end
 */
record LengthMention(int amount, String context) {
    /** A page of LongBench-Write, whose 50-page novel is to have 10,000 words. */
    private static final int WORDS_A_PAGE = 200;

    /** What is longer is a mistake. */
    static final int MOST = 10_000_000;

    /** What is shorter is a rhyme, a name or a set phrase. */
    private static final int LEAST = 30;

    private static final int BEFORE = 80;
    private static final int AFTER = 60;

    private static final String TO = " ?(?:words?|字)? ?(?:-|~|to|and|or|至|到|或) ?";
    private static final String RANGE = "(?<range>(?:" + Numerals.ANY + TO + ")?(?<number>" + Numerals.ANY + "))";
    private static final String OR_SO =
            " ?(?:[+~)\\]]|plus\\b|ish\\b|or (?:so|more|less|fewer)\\b|左右|上下|以上|以内|[多余来])?[ -]?";
    private static final String KIND = "(?:(?:english|chinese|total|written|min(?:imum)?|max(?:imum)?"
            + "|a4|full|typed|printed|(?:double|single)[ -]spaced)[ -])?";
    private static final String WORD = "(?:words?|worded)\\b"
            + "(?! (?:art|cloud|doc(?:ument)?|file|format|list|problem|processor|puzzle|search|template)s?\\b)";
    private static final String CHARACTER = "(?:(?:chinese|mandarin) characters?\\b|的?个?(?:中文|英文|英语|汉)?"
            + "(?:字(?!典|母(?!亲)|段(?!落)|节(?![日约目气庆假能]))|单词|词(?![汇语性典条组根牌云])))";
    private static final String LABEL = "(?:\\bwords? ?(?:count|goal|length|limit|max(?:imum)?|min(?:imum)?|number"
            + "|range|required|requirement|target)\\b|\\bnumber of words\\b|(?<!key |other |these )\\bwords? ?(?=[:=-])"
            + "|\\blength ?(?=[:=])|字数|篇幅)[^\\d\n.,;。，；]{0,25}?";
    private static final String UNLIKE_A_LENGTH =
            "(?!\\d|[.,]\\d|%| ?(?:[章节段页个部篇年月元人次分]|(?:char|chapter|cm|hour|line|m|min|page"
            + "|paragraph|sec|sentence|token)[a-z]*\\b))";

    /** Lengths in words or characters: a number with its unit, or a label with its number. */
    static final List<Form> WORDS = List.of(
            form(RANGE + OR_SO + KIND + "(?:" + WORD + "|" + CHARACTER + ")", 1),
            form(LABEL + RANGE + UNLIKE_A_LENGTH, 1));

    /** Lengths in pages. */
    static final List<Form> PAGES = List.of(
            form(RANGE + OR_SO + KIND + "pages?\\b(?! ?\\d| (?:app|brochure|site|web))", WORDS_A_PAGE));

    /** A way to name a length, and how many words its unit is. */
    record Form(Pattern pattern, int wordsEach) {}

    /** The lengths in a text, in its order; a number that two forms find is one mention, of the first form. */
    static Collection<LengthMention> in(String text, List<Form> forms) {
        TreeMap<Integer, LengthMention> mentions = new TreeMap<>();
        for (Form form : forms) {
            form.pattern.matcher(text).results().forEach(match -> {
                long amount = Numerals.value(match.group("number")) * form.wordsEach;
                if (amount >= LEAST && amount <= MOST) {
                    mentions.putIfAbsent(match.end("number"), new LengthMention((int) amount, around(match, text)));
                }
            });
        }
        return mentions.values();
    }

    private static String around(MatchResult match, String text) {
        int start = match.start("range");
        String before = text.substring(Math.max(0, start - BEFORE), start);
        return before + "#" + text.substring(match.end(), Math.min(text.length(), match.end() + AFTER));
    }

    private static Form form(String regex, int wordsEach) {
        return new Form(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), wordsEach);
    }
}
