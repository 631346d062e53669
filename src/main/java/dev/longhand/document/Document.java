package dev.longhand.document;

/**
 * The assembled result.
 *
 * @param title the plan's title, or the first heading or line of the text
 * @param markdown the whole text as it is stored
 * @param words words of the text by {@link WordCounter}
 */
public record Document(String title, String markdown, int words) {
    public Document {
        if (markdown.isBlank()) {
            throw LonghandException.of(LonghandException.Kind.BAD_OUTPUT, "the document has no text");
        }
    }
}
