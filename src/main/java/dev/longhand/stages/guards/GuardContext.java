package dev.longhand.stages.guards;

import dev.longhand.document.Language;
import java.util.List;

/**
 * What a text is to be held against.
 *
 * @param language the document's language
 * @param title the document's title; empty where it has none yet
 * @param point the planned point of this section; empty where nothing is planned
 * @param instruction what was asked for
 * @param earlier the texts that stand before this one, in order: earlier sections, and what is kept of this one
 * @param last whether the document ends with this section, so that it may sum up
 * @param whole whether this is the whole document: it has its title in it and may sum up
 * @param lenient whether a text is rather cut down to a little than rejected
 */
public record GuardContext(
        Language language,
        String title,
        String point,
        String instruction,
        List<String> earlier,
        boolean last,
        boolean whole,
        boolean lenient) {

    /** Copies the list. */
    public GuardContext {
        earlier = List.copyOf(earlier);
    }

    /** The context of a document that is written in one piece. */
    public static GuardContext whole(Language language, String instruction) {
        return new GuardContext(language, "", "", instruction, List.of(), true, true, false);
    }
}
