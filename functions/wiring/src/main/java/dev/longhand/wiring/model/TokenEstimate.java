package dev.longhand.wiring.model;

import dev.longhand.model.Message;
import java.util.List;

/**
 * Tokens of text without its tokenizer, on the safe side: English prose really takes a token for some four characters,
 * Chinese one for one or two thirds of a character with the vocabularies that know it.
 */
final class TokenEstimate {
    private static final double LETTER = 0.4;
    private static final double OTHER_SCRIPT = 2;
    private static final double BEYOND_BMP = 4;

    private TokenEstimate() {}

    static int of(List<Message> messages) {
        double content = messages.stream()
                .flatMapToInt(message -> message.content().codePoints())
                .mapToDouble(TokenEstimate::weight)
                .sum();
        return (int) Math.ceil(content) + TokenCounter.allowance(messages);
    }

    private static double weight(int c) {
        if (c < 0x80) {
            return Character.isLetter(c) || c == ' ' ? LETTER : 1;
        }
        return Character.isBmpCodePoint(c) ? OTHER_SCRIPT : BEYOND_BMP;
    }
}
