package dev.longhand.evaluation.judge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a judge looks at, as in LongBench-Write (LongWriter, arXiv 2408.07055). */
public enum Dimension {
    /** Whether the text does what the instruction asks. */
    @JsonProperty("relevance")
    RELEVANCE("relevance", "Relevance"),
    /** Whether what it says is right. */
    @JsonProperty("accuracy")
    ACCURACY("accuracy", "Accuracy"),
    /** Whether its parts make one whole. */
    @JsonProperty("coherence")
    COHERENCE("coherence", "Coherence"),
    /** Whether it is easy to understand. */
    @JsonProperty("clarity")
    CLARITY("clarity", "Clarity"),
    /** How much ground it covers and how thoroughly. */
    @JsonProperty("breadth_and_depth")
    BREADTH_AND_DEPTH("breadth_and_depth", "Breadth and Depth"),
    /** Whether a person would like to read it. */
    @JsonProperty("reading_experience")
    READING_EXPERIENCE("reading_experience", "Reading Experience");

    private final String key;
    private final String title;

    Dimension(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }
}
