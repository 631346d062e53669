package dev.longhand.evaluation;

import dev.longhand.evaluation.page.Block;
import dev.longhand.evaluation.page.Block.Column;
import java.util.List;

/** What the figures of a report mean, for whoever reads only the report. */
final class Explanations {
    private static final List<List<String>> ROWS = List.of(
            List.of(
                    "Words",
                    "As LongBench-Write counts them: Chinese characters, and words of Latin letters; digits count nothing."),
            List.of(
                    "S_l",
                    "For x words asked and y written: 100 · max(0, 1 − (y/x − 1)/3) when y > x, else 100 · max(0, 1 − (x/y − 1)/2);"
                            + " 0 without a text. Means are over answers, failed ones included."),
            List.of(
                    "Accepted words",
                    "Words written up to the length asked for, min(x, y). Tokens per accepted word are the tokens of all calls of"
                            + " the run, prompts and failed attempts included, over all its accepted words."),
            List.of(
                    "Computed tokens",
                    "Tokens without those of prompts that the server took from its prefix cache, as far as it told of them: what"
                            + " a server of one's own works for."),
            List.of(
                    "Repetition",
                    "Share of 4-grams that occurred before in the same text; tokens are words, in Chinese characters. Each text"
                            + " counts the same."),
            List.of(
                    "Distinct-n",
                    "N-grams that differ over all n-grams. Over whole texts a longer text has less; windows of 500 tokens compare"
                            + " texts of different length, shorter texts are left out of them."),
            List.of(
                    "Error of length",
                    "|written − planned| / planned of each section, the mean over all sections."),
            List.of(
                    "Terms of the point",
                    "Share of the content words of a section's planned point, in Chinese pairs of characters, that occur in the"
                            + " section."),
            List.of(
                    "S_q",
                    "Six scores from 1 to 5 by a model as the judge, each (mean − 1) · 25, and their mean. An answer without a text"
                            + " has the lowest scores. Only scores of the same judge compare."),
            List.of("S̄", "(S_l + S_q) / 2."));

    private Explanations() {}

    static List<Block> blocks() {
        return List.of(
                new Block.Heading("What the figures mean"),
                new Block.Table(List.of(Column.text("Figure"), Column.text("Meaning")), ROWS));
    }
}
