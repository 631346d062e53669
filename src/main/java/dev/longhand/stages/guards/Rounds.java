package dev.longhand.stages.guards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out whether tokens come in rounds: the same ones in the same order again and again, numbers that count the rounds
 * apart. Constant time a token. Not safe for threads.
 */
final class Rounds {
    /** So many tokens that were seen before suggest a round as long as their distance. */
    private static final int SUGGESTION = 5;

    /** Shorter repetitions are a figure of speech. */
    private static final int SHORTEST = 40;

    /** A short round has to come so often again… */
    private static final int OFTEN = 4;

    /** …a longer one, until it is repeated over so many tokens, once at least. */
    private static final int LONG = 160;

    /** Rounds without a word in them, and rounds in tables and code, have to be repeated so much longer. */
    private static final int PATIENCE = 12;

    private final List<Token> tokens = new ArrayList<>();
    private final Map<Long, Integer> seen = new HashMap<>();
    private int distance;
    private int run;
    private long step;
    private int lastWord = -1;

    void next(Token token) {
        tokens.add(token);
        int i = tokens.size() - 1;
        lastWord = token.kind() == Token.Kind.WORD ? i : lastWord;
        if (distance > 0 && again(i)) {
            run++;
        } else {
            distance = 0;
        }
        if (i + 1 >= SUGGESTION) {
            suggest(i);
        }
    }

    /** Whether the last tokens are rounds; {@code patient} in what repeats itself by its nature. */
    boolean found(boolean patient) {
        boolean wordless = lastWord < tokens.size() - distance;
        return distance > 0 && run >= needed() * (patient || wordless ? PATIENCE : 1);
    }

    /** Index in the text where the first word of the second round begins, once rounds were found. */
    int secondRound() {
        int first = tokens.size() - run;
        while (first > distance && again(first - 1)) {
            first--;
        }
        while (tokens.get(first).kind() == Token.Kind.MARK && first < tokens.size() - 1) {
            first++;
        }
        return tokens.get(first).start();
    }

    private int needed() {
        return Math.max(SHORTEST, Math.max(distance, Math.min(OFTEN * distance, LONG)));
    }

    private void suggest(int i) {
        Integer before = seen.put(gram(i), i);
        if (distance == 0 && before != null) {
            distance = i - before;
            run = SUGGESTION;
            step = 0;
        }
    }

    private long gram(int i) {
        long gram = 0;
        for (int k = i - SUGGESTION + 1; k <= i; k++) {
            gram = gram * 0x9E3779B97F4A7C15L + tokens.get(k).key();
        }
        return gram;
    }

    private boolean again(int i) {
        Token token = tokens.get(i);
        Token before = tokens.get(i - distance);
        if (token.key() != before.key()) {
            return false;
        }
        if (!token.isNumber() || token.number() == before.number()) {
            return true;
        }
        boolean counts = token.countsOn(before, step);
        step = counts ? token.number() - before.number() : step;
        return counts;
    }
}
