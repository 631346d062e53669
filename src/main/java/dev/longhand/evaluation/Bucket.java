package dev.longhand.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The ranges of asked length that LongBench-Write groups its prompts by, in words. */
public enum Bucket {
    @JsonProperty("[0,500)")
    SHORT("under 500", 500),
    @JsonProperty("[500,2000)")
    MEDIUM("500–2,000", 2_000),
    @JsonProperty("[2000,4000)")
    LONG("2,000–4,000", 4_000),
    @JsonProperty("[4000,∞)")
    LONGEST("4,000 and more", Integer.MAX_VALUE);

    private final String title;
    private final int end;

    Bucket(String title, int end) {
        this.title = title;
        this.end = end;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** The bucket of an asked length. */
    public static Bucket of(int asked) {
        for (Bucket bucket : values()) {
            if (asked < bucket.end) {
                return bucket;
            }
        }
        return LONGEST;
    }
}
