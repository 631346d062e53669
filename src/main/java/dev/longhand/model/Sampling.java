package dev.longhand.model;

/** How tokens are drawn. The default is what the LongWriter models are published with. */
public record Sampling(double temperature, double topP, int topK, double repetitionPenalty) {
    private static final double HOTTER = 0.15;

    /** Less leaves a small model that copies its earlier words copying them; more spoils its grammar. */
    private static final double STRICTER = 0.1;

    private static final int MOST = 2;

    /** Beyond this a model of 135 million parameters was seen to write signs and words of no language. */
    private static final double STRICTEST = 1.15;

    /** Temperature 0.5, top-p 0.8, top-k 50, no repetition penalty. */
    public static final Sampling DEFAULT = new Sampling(0.5, 0.8, 50, 1.0);

    /** Drawn a little more freely from the start; a stricter penalty has a small model change its language. */
    public Sampling freer() {
        return new Sampling(temperature + HOTTER, topP, topK, repetitionPenalty + STRICTER / 2);
    }

    /** Drawn more freely, within bounds, after so many answers that brought nothing: what repeats is drawn again otherwise. */
    public Sampling after(int failures) {
        int steps = Math.min(failures, MOST);
        double stricter = Math.min(repetitionPenalty + STRICTER * steps, STRICTEST);
        return new Sampling(temperature + HOTTER * steps, topP, topK, Math.max(repetitionPenalty, stricter));
    }
}
