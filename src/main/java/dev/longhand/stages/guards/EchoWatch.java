package dev.longhand.stages.guards;

import dev.longhand.document.Language;
import dev.longhand.document.WordCounter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches a text as it comes and says early when, sentence after sentence, it only says again what stands before it or in
 * itself: what {@link Duplicates} takes away need not be written to its end. Not safe for threads.
 */
public final class EchoWatch {
    /** Words, or characters in Chinese, of nothing but sentences that were said before. */
    private static final int MOST = 60;

    private final Language language;
    private final List<String> earlier;
    private final StringBuilder sentence = new StringBuilder();
    private @Nullable Said said;
    private int echoed;

    /** A watch over a text that comes after these. */
    public EchoWatch(Language language, List<String> earlier) {
        this.language = language;
        this.earlier = List.copyOf(earlier);
    }

    /** Takes the next piece of the text, of any length. */
    public void text(String delta) {
        for (int i = 0; i < delta.length() && !echoing(); i++) {
            char c = delta.charAt(i);
            if (SentenceEnds.isBetween(sentence, c)) {
                judge();
                sentence.setLength(0);
            }
            sentence.append(c);
        }
    }

    /** Whether the text says nothing new any more; it stays so. */
    public boolean echoing() {
        return echoed >= MOST;
    }

    private void judge() {
        if (!sentence.toString().isBlank()) {
            boolean stale = said().isStale(sentence.toString(), false);
            echoed = stale ? echoed + WordCounter.count(sentence.toString()) : 0;
        }
    }

    /** The earlier texts are looked at while the model writes, not before it is asked. */
    private Said said() {
        Said known = said;
        if (known == null) {
            known = new Said(language);
            earlier.forEach(known::add);
            said = known;
        }
        return known;
    }
}
