package dev.longhand.stages.guards;

import dev.longhand.document.Language;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a document has said so far, to be held against what it says next. Not safe for threads. */
final class Said {
    private static final double COPIED = 0.6;
    private static final double NOTHING_NEW = 0.9;

    /** Shingles of the shortest paragraph that is not to come again in nearly the same words… */
    private static final int PARAGRAPH = 24;

    /** …and of the shortest sentence that is not to come again at all. */
    private static final int SENTENCE = 8;

    /** A shorter sentence may come so often… */
    private static final int MOST = 2;

    /** …among so many. */
    private static final int RECENT = 80;

    private final Language language;
    private final Set<List<String>> shingles = new HashSet<>();
    private final Deque<String> recent = new ArrayDeque<>();

    Said(Language language) {
        this.language = language;
    }

    /** Remembers a paragraph, or a text of several. */
    void add(String text) {
        shingles.addAll(Shingles.of(text, language).all());
        pieces(text).forEach(this::remember);
    }

    /** Whether a paragraph, in nearly the same words, has been said. */
    boolean has(String paragraph) {
        Shingles asked = Shingles.of(paragraph, language);
        return asked.count() >= PARAGRAPH && asked.containedIn(shingles) >= COPIED;
    }

    /**
     * The paragraph without its stale sentences, which are remembered, too.
     *
     * @param item whether it is an item of a list, which may be like the others and say the same short sentence
     */
    String news(String paragraph, boolean item) {
        StringBuilder news = new StringBuilder();
        for (String sentence : pieces(paragraph)) {
            if (!isStale(sentence, item)) {
                news.append(sentence);
            }
        }
        shingles.addAll(Shingles.of(paragraph, language).all());
        return news.length() == paragraph.length() ? paragraph : news.toString().strip();
    }

    /** Whether a sentence says nothing new; it is remembered. */
    boolean isStale(String sentence, boolean item) {
        Shingles own = Shingles.of(sentence, language);
        boolean stale = own.count() >= SENTENCE
                ? own.containedIn(shingles) >= (item ? 1 : NOTHING_NEW)
                : !item && isWorn(sentence, own);
        shingles.addAll(own.all());
        remember(sentence);
        return stale;
    }

    private boolean isWorn(String sentence, Shingles own) {
        return own.count() > 0 && Collections.frequency(recent, Wording.fingerprint(sentence)) >= MOST;
    }

    private void remember(String sentence) {
        recent.addLast(Wording.fingerprint(sentence));
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
    }

    /** The sentences with the blanks before them; together they are the text. */
    private static List<String> pieces(String text) {
        List<Integer> ends = new ArrayList<>(SentenceEnds.of(text));
        ends.add(text.length());
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
