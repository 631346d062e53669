package dev.longhand.document;

/**
 * What a step cost: calls to the model, rejected answers included, and their tokens.
 *
 * @param lost tokens set aside for attempts whose end nobody recorded, such as those of a killed process: the most that
 *     they can have used
 */
public record Cost(int modelCalls, Usage usage, long lost) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, Usage.NONE);

    /** A cost of which all is known. */
    public Cost(int modelCalls, Usage usage) {
        this(modelCalls, usage, 0);
    }

    /** One more call. */
    public Cost plusCall(Usage used) {
        return new Cost(modelCalls + 1, usage.plus(used), lost);
    }

    /** The sum of both. */
    public Cost plus(Cost other) {
        return new Cost(modelCalls + other.modelCalls, usage.plus(other.usage), lost + other.lost);
    }

    /** Tokens that the server had to compute, as far as it told what it took from its cache. */
    public long computed() {
        return usage.computed() + lost;
    }

    /** Tokens that count against a limit. */
    public long tokens() {
        return usage.total() + lost;
    }
}
