package dev.longhand.document;

import java.util.ArrayList;
import java.util.List;

/**
 * What a step has so far when one call was not enough for it; stored between its calls.
 *
 * @param text the text so far, or the parts of a plan as JSON; empty before the first answer that could be kept
 * @param ending the end of a document that came too soon: it goes behind what is still to be written
 * @param contextFrom index of the first earlier section that the model is still shown in full
 * @param summary what the sections before that one say, in short; empty while nothing was left out
 * @param answers answers that went into it
 * @param idle answers since the last one that brought anything
 */
public record Draft(
        String text, String ending, int contextFrom, String summary, int answers, int idle, List<Edit> edits) {
    /** Nothing yet. */
    public static final Draft NONE = new Draft("", "", 0, "", 0, 0, List.of());

    public Draft {
        edits = List.copyOf(edits);
    }

    /** With the sections before this one left out of the prompt, and what they say in short. */
    public Draft compressed(int from, String inShort) {
        return new Draft(text, ending, from, inShort, answers, idle, edits);
    }

    /** With one more answer in its text. */
    public Draft grown(String nowText, List<Edit> more) {
        return new Draft(nowText, ending, contextFrom, summary, answers + 1, 0, with(more));
    }

    /** After an answer that brought nothing. */
    public Draft idled(List<Edit> more) {
        return new Draft(text, ending, contextFrom, summary, answers + 1, idle + 1, with(more));
    }

    /** With its text parted anew, and what was done to it. */
    public Draft parted(String nowText, String nowEnding, List<Edit> more) {
        return new Draft(nowText, nowEnding, contextFrom, summary, answers, idle, with(more));
    }

    private List<Edit> with(List<Edit> more) {
        List<Edit> all = new ArrayList<>(edits);
        all.addAll(more);
        return all;
    }
}
