package dev.longhand.document;

/** What a step cost: calls to the model, rejected answers included, and their tokens. */
public record Cost(int modelCalls, Usage usage) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, Usage.NONE);

    /** One more call. */
    public Cost plusCall(Usage used) {
        return new Cost(modelCalls + 1, usage.plus(used));
    }

    /** The sum of both. */
    public Cost plus(Cost other) {
        return new Cost(modelCalls + other.modelCalls, usage.plus(other.usage));
    }
}
