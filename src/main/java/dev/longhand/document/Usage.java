package dev.longhand.document;

/**
 * Tokens of model calls as the server counts them.
 *
 * @param prompt tokens of the prompt, cached ones included
 * @param cached tokens of the prompt that the server took from its prefix cache
 * @param completion tokens that the server generated
 */
public record Usage(long prompt, long cached, long completion) {
    /** Nothing used. */
    public static final Usage NONE = new Usage(0, 0, 0);

    /** The sum of both. */
    public Usage plus(Usage other) {
        return new Usage(prompt + other.prompt, cached + other.cached, completion + other.completion);
    }

    /** Tokens that the server had to compute: all but those it took from its cache. */
    public long computed() {
        return total() - cached;
    }

    /** Prompt and completion tokens together, what limits and bills count. */
    public long total() {
        return prompt + completion;
    }
}
