package dev.longhand.document;

import java.util.List;
import java.util.Objects;

/**
 * The committed text of one planned section, byte for byte what the model wrote and the rules kept.
 *
 * @param index position in the plan, from 0
 * @param text the text, never blank
 * @param previous SHA-256 of the text of the section before in its lane, in hex; empty for the first
 * @param budget words asked of the model; 0 when the brief asks for no length
 * @param words words of the text by {@link WordCounter}
 * @param attempts answers asked of the model until one could be kept
 * @param finish why the kept answer ended
 * @param contextFrom index of the first earlier section that the model saw in full: the first of its lane unless the window
 *     was outgrown
 * @param summary what the sections before that one say, in short, as the model was told; empty while nothing was left out
 * @param edits what was done besides taking the answers as they were, in order
 * @param cost what all attempts together cost
 */
public record Section(
        int index,
        String text,
        String previous,
        int budget,
        int words,
        int attempts,
        FinishReason finish,
        int contextFrom,
        String summary,
        List<Edit> edits,
        Cost cost) {
    public Section {
        summary = Objects.requireNonNullElse(summary, ""); // earlier sections have neither summary nor edits
        edits = edits == null ? List.of() : List.copyOf(edits);
        if (index < 0 || budget < 0 || text.isBlank() || attempts < 1 || contextFrom < 0 || contextFrom > index) {
            throw LonghandException.invalid("a section has an index, a text and at least one attempt");
        }
    }

    /** SHA-256 of the text in hex, which the next section names as its previous one. */
    public String sha256() {
        return Sha256.hex(text);
    }
}
