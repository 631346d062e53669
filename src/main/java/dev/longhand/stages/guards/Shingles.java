package dev.longhand.stages.guards;

import dev.longhand.document.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The runs of words, of characters in Chinese, that overlap in a text. How many of a text's shingles another text contains
 * tells how much of it was copied (Broder, "On the resemblance and containment of documents", 1997).
 */
record Shingles(Set<List<String>> all) {
    private static final Pattern UNIT = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]++");

    Shingles {
        all = Set.copyOf(all);
    }

    static Shingles of(String text, Language language) {
        List<String> units = UNIT.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        int length = length(language);
        Set<List<String>> all = new HashSet<>();
        for (int i = 0; i + length <= units.size(); i++) {
            all.add(units.subList(i, i + length));
        }
        return new Shingles(all);
    }

    private static int length(Language language) {
        return switch (language) {
            case EN -> 4;
            case ZH -> 6;
        };
    }

    int count() {
        return all.size();
    }

    /** The share of these shingles that the others contain, from 0 to 1; 0 where there are none. */
    double containedIn(Set<List<String>> others) {
        long shared = all.stream().filter(others::contains).count();
        return all.isEmpty() ? 0 : (double) shared / count();
    }

}
