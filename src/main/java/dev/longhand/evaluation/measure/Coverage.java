package dev.longhand.evaluation.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much of its planned point a section takes up: of the different content terms of the point, the share that occur in
 * the section. A content term is a word that is no stop word, a pair of neighbouring ideographs or an ideograph that stands
 * alone, none of them a Chinese particle. Words are compared without case and otherwise letter by letter.
 */
public final class Coverage {
    private static final Set<String> STOP_WORDS = Set.of(("a about above after again all also am an and any are as at be"
                    + " because been before being below between both but by can could did do does doing down during each"
                    + " few for from further had has have having he her here hers him his how i if in into is it its just"
                    + " may me might more most must my no nor not now of off on once only or other our ours out over own"
                    + " same shall she should so some such than that the their theirs them then there these they this"
                    + " those through to too under until up upon us very was we were what when where which while who"
                    + " whom why will with would you your yours")
            .split(" "));

    private static final String PARTICLES = "的了和与及或在是之其着过也都而对为将把被等从到就并";

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}'’]+");

    private Coverage() {}

    /** Content terms of {@code point} that occur in {@code section}, over all content terms of the point. */
    public static Ratio of(String point, String section) {
        Set<String> wanted = terms(point);
        wanted.removeIf(Coverage::isEmpty);
        Set<String> there = terms(section);
        there.addAll(Tokens.of(section));
        return new Ratio(wanted.stream().filter(there::contains).count(), wanted.size());
    }

    private static boolean isEmpty(String term) {
        return STOP_WORDS.contains(term) || term.codePoints().anyMatch(c -> PARTICLES.indexOf(c) >= 0);
    }

    private static Set<String> terms(String text) {
        Set<String> terms = new HashSet<>();
        BETWEEN.splitAsStream(text).map(Tokens::of).forEach(run -> addTerms(run, terms));
        return terms;
    }

    /** Words, pairs of ideographs, and ideographs that stand alone. */
    private static void addTerms(List<String> run, Set<String> terms) {
        boolean paired = false;
        for (int i = 0; i < run.size(); i++) {
            boolean pairs = i + 1 < run.size() && isIdeograph(run.get(i)) && isIdeograph(run.get(i + 1));
            if (pairs) {
                terms.add(run.get(i) + run.get(i + 1));
            } else if (!paired) {
                terms.add(run.get(i));
            }
            paired = pairs;
        }
    }

    private static boolean isIdeograph(String token) {
        return Character.isIdeographic(token.codePointAt(0));
    }
}
