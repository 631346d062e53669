package dev.longhand.model;

/** How tokens are drawn. The default is what the LongWriter models are published with. */
public record Sampling(double temperature, double topP, int topK, double repetitionPenalty) {
    /** Temperature 0.5, top-p 0.8, top-k 50, no repetition penalty. */
    public static final Sampling DEFAULT = new Sampling(0.5, 0.8, 50, 1.0);
}
