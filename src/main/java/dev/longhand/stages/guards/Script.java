package dev.longhand.stages.guards;

import dev.longhand.document.Language;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells by letters, and among Latin ones by the commonest words, whether a paragraph is in a language. */
final class Script {
    /** Fewer foreign words, or ideographs, may be a name or a term. */
    private static final int FEWEST = 15;

    /** A paragraph of so many words has some of its language's commonest ones. */
    private static final int TELLING = 20;

    private static final double FEWEST_COMMON = 0.12;

    /** Letters in a word, about. */
    private static final long LETTERS = 5;

    private static final Pattern WORD = Pattern.compile("\\p{IsLatin}++");

    /** Greek letters are symbols, too. */
    private static final Set<UnicodeScript> USUAL =
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.GREEK, UnicodeScript.COMMON);

    private static final Set<String> ENGLISH = Set.of(("a about all also an and are as at be been but by can could do for"
                    + " from had has have he her his i if in into is it its more my no not of on one or our she so some"
                    + " than that the their them there they this to up was we were what when which who will with would you"
                    + " your")
            .split(" "));

    private static final Set<String> EUROPEAN = Set.of(("al au aux che con como das dans de dei del della dem den der des"
                    + " di die du e ein eine el em en er es est et für gli il ist la las le les los mais mit na nicht no nos"
                    + " não o os para par pas per plus por pour que qui se sich sie sind son sur um un una und une uma von"
                    + " zu zum y")
            .split(" "));

    private Script() {}

    /** Whether a paragraph is as good as wholly in another language. */
    static boolean isForeign(String paragraph, Language language) {
        List<String> words = WORD.matcher(paragraph.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        int ideographs = Wording.ideographs(paragraph);
        long others = others(paragraph);
        return switch (language) {
            case EN ->
                (ideographs >= FEWEST && 2 * ideographs > 3 * words.size())
                        || (others >= FEWEST && others > LETTERS * words.size())
                        || isOtherLatin(words);
            case ZH ->
                (words.size() >= FEWEST && words.size() > 2 * ideographs)
                        || (others >= FEWEST && others > ideographs);
        };
    }

    /** Letters that are neither Chinese nor Latin; Japanese has both Chinese characters and its own. */
    private static long others(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .filter(c -> !USUAL.contains(UnicodeScript.of(c)))
                .count();
    }

    private static boolean isOtherLatin(List<String> words) {
        double english = share(words, ENGLISH);
        return words.size() >= TELLING
                && english < FEWEST_COMMON
                && share(words, EUROPEAN) > 2 * english + FEWEST_COMMON;
    }

    private static double share(List<String> words, Set<String> common) {
        return (double) words.stream().filter(common::contains).count() / words.size();
    }
}
