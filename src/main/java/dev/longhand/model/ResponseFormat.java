package dev.longhand.model;

/** The form that an answer must have. */
public sealed interface ResponseFormat {
    /** Any text. */
    ResponseFormat TEXT = new Text();

    /** Any text. */
    record Text() implements ResponseFormat {}

    /**
     * One JSON value that a JSON Schema describes. A server without structured outputs answers with free text, so the
     * reader of the answer must be tolerant.
     *
     * @param name short name of the schema, letters and underscores
     * @param schema the JSON Schema as JSON text
     */
    record Json(String name, String schema) implements ResponseFormat {}
}
