package dev.longhand.stages.guards;

import dev.longhand.document.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a document has said so far, to be held against what it says next. Not safe for threads. */
final class Said {
    private static final double COPIED = 0.6;

    /** Shingles of the shortest paragraph that is not to come again in nearly the same words… */
    private static final int PARAGRAPH = 24;

    /** …and of the shortest sentence that is not to come again word for word. */
    private static final int SENTENCE = 18;

    private final Language language;
    private final Set<List<String>> shingles = new HashSet<>();
    private final Set<String> sentences = new HashSet<>();

    Said(Language language) {
        this.language = language;
    }

    /** Remembers a paragraph, or a text of several. */
    void add(String text) {
        shingles.addAll(Shingles.of(text, language).all());
        pieces(text).forEach(sentence -> sentences.add(Wording.fingerprint(sentence)));
    }

    /** Whether a paragraph, in nearly the same words, has been said. */
    boolean has(String paragraph) {
        Shingles asked = Shingles.of(paragraph, language);
        return asked.count() >= PARAGRAPH && asked.containedIn(shingles) >= COPIED;
    }

    /** The paragraph without long sentences that have been said word for word, in it or before it. */
    String news(String paragraph) {
        Set<String> own = new HashSet<>();
        StringBuilder news = new StringBuilder();
        for (String sentence : pieces(paragraph)) {
            String fingerprint = Wording.fingerprint(sentence);
            boolean fresh = own.add(fingerprint) && !sentences.contains(fingerprint);
            if (fresh || Shingles.of(sentence, language).count() < SENTENCE) {
                news.append(sentence);
            }
        }
        return news.length() == paragraph.length() ? paragraph : news.toString().strip();
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
