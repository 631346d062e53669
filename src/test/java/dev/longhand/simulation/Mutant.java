package dev.longhand.simulation;

import java.util.List;

/**
 * A mistake that somebody could make in the production code, and that must not go unnoticed.
 *
 * @param witness what has to notice it
 */
record Mutant(String name, Witness witness, List<Edit> edits) {

    /** How a mistake is looked for. */
    enum Witness {
        /** Random schedules. */
        SCHEDULES,
        /** Races and cut writes on a folder of the real file store. */
        FILES,
        /** Conflicts and second creations on the adapter of S3. */
        S3
    }

    /** A text that stands exactly once in a production source file, and what stands there instead. */
    record Edit(String file, String text, String instead) {

        /** Where the change is made. */
        static Edit in(String file, String text, String instead) {
            return new Edit("dev/longhand/" + file + ".java", text, instead);
        }
    }

    static Mutant of(String name, Edit... edits) {
        return new Mutant(name, Witness.SCHEDULES, List.of(edits));
    }

    static Mutant ofFiles(String name, Edit... edits) {
        return new Mutant(name, Witness.FILES, List.of(edits));
    }

    static Mutant ofS3(String name, Edit... edits) {
        return new Mutant(name, Witness.S3, List.of(edits));
    }

    @Override
    public String toString() {
        return name;
    }
}
